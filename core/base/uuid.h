/* Names for things that must never be confused, on whatever machine they were
 * made: random UUIDs (RFC 9562, version 4). */
#ifndef ZHUPI_BASE_UUID_H
#define ZHUPI_BASE_UUID_H

enum { UUID_SIZE = 37 }; /* 36 characters and the NUL */

/* Writes a new one. From the system's own randomness, not GLib's generator,
 * whose state two children of one process share. */
void uuid_random(char uuid[UUID_SIZE]);

#endif
