/* Clean: strings from the service made fit to show. Pure.
 *
 * HTML to plain text (paragraphs become '\n', lists get "- "), entities decoded once, control and
 * bidi control characters removed, at most two combining marks on a base, white space folded,
 * length capped in code points (F49-F51; finding 6: names 120, descriptions 2000).
 */
#pragma once

#include "base/arena.h"

enum { CLEAN_NAME_MAX = 120, CLEAN_DESCRIPTION_MAX = 2000 };

const char *clean_name(struct arena *arena, const char *raw);      /* one line */
const char *clean_html(struct arena *arena, const char *raw_html); /* paragraphs */
