/* Explaining: a mention in one line for a person to read, as status line,
 * margin and tables show it. */
#ifndef ZHUPI_KNOW_EXPLAIN_H
#define ZHUPI_KNOW_EXPLAIN_H

#include "core/know/mention.h"

/* "顾明远 · 云岭省人大代表、安河市委书记"; "≥ 5 % · 经济增长 · 云岭 · 2025 ·
 * target"; "顾明远 说". The caller frees. */
char *mention_explain(const struct mention *mention);

/* A metric's value, normalised: "≥ 2,400亿元", "5–6 %"; "↓ 5 %" of a
 * share that something fell by. The caller frees. */
char *metric_value_text(const struct metric *metric);

#endif
