/* JSON written as it is told, sign by sign, without a tree of it: for what is long. The
 * caller sees to it that brackets close and keys stand in objects; commas come by
 * themselves. Reads nothing. */
#ifndef ZHUPI_FLOW_JSON_WRITER_H
#define ZHUPI_FLOW_JSON_WRITER_H

#include <stdint.h>
#include <stdio.h>

#include "core/base/span.h"

enum { JSON_BUFFER = 1 << 16 };

struct json_writer {
	FILE *out; /* borrowed */
	size_t used;
	char last; /* byte written: what tells whether a comma is due */
	char buffer[JSON_BUFFER];
};

void json_writer_init(struct json_writer *json, FILE *out);

/* Hands to out what is in the buffer. Errors are out's to tell (ferror). */
void json_writer_flush(struct json_writer *json);

/* An object or array begins, '{' or '[', or ends, '}' or ']'. */
void json_open(struct json_writer *json, char bracket);
void json_close(struct json_writer *json, char bracket);

/* The line ends, and with it a text of JSON. */
void json_end_line(struct json_writer *json);

void json_key(struct json_writer *json, const char *key);

/* Values. What is not well-formed in a text is written as U+FFFD; a name that is NULL,
 * and a number that is none, as null. A whole number has no point: 14e12 is
 * 14000000000000. */
void json_text(struct json_writer *json, struct slice text);
void json_name(struct json_writer *json, const char *name);
void json_whole(struct json_writer *json, uint64_t number);
void json_number(struct json_writer *json, double number);
void json_broken(struct json_writer *json, double number); /* 1 is 1.0 */
void json_truth(struct json_writer *json, bool truth);
void json_nothing(struct json_writer *json);

#endif
