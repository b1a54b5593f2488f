/* Entity: character references of HTML, as far as people type them. Pure. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Reads a reference at `s`, which points at '&': "&eacute;", "&#8217;", "&#x2019;". Returns its
 * code point and its length in bytes; 0 when it is none, and the '&' stands for itself. */
uint32_t entity_read(const char *s, size_t *ret_length);
