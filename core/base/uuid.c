/* UUIDs from getentropy(3). */
#include "core/base/uuid.h"

#include <errno.h>
#include <glib.h>
#include <sys/random.h>

void uuid_random(char uuid[UUID_SIZE])
{
	unsigned char bytes[16];
	if (getentropy(bytes, sizeof bytes) != 0)
		g_error("no random numbers from the system: %s", g_strerror(errno));
	bytes[6] = (bytes[6] & 0x0f) | 0x40; /* version 4 */
	bytes[8] = (bytes[8] & 0x3f) | 0x80; /* variant of the RFC */
	char *at = uuid;
	for (size_t i = 0; i < sizeof bytes; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*at++ = '-';
		*at++ = "0123456789abcdef"[bytes[i] >> 4];
		*at++ = "0123456789abcdef"[bytes[i] & 0x0f];
	}
	*at = '\0';
}
