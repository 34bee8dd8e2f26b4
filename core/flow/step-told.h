/* What the reader's steps - corrections and decisions - did, in words for a person:
 * in undo, at the foot, after the key. The names that exports and the sidecar have
 * are in correction.h and decision.h. */
#ifndef ZHUPI_FLOW_STEP_TOLD_H
#define ZHUPI_FLOW_STEP_TOLD_H

#include "core/know/decision.h"
#include "core/text/correction.h"

/* "joined with the next", "made a heading of level 2", "mended to “今年”". The caller
 * frees. */
char *step_told_correction(const struct correction *correction);

/* "“高质量” is no person", "everywhere: “顾明远” is a person, 云岭省省长". The caller
 * frees. */
char *step_told_decision(const struct decision *decision);

#endif
