/* The error domain's quark. */
#include "core/base/error.h"

G_DEFINE_QUARK(zhupi - error - quark, zhupi_error)
