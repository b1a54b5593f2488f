/* Long words: a copy of the English catalogue whose every text is 40 % longer, word by word. No language
 * is kind enough to be longer everywhere: this one finds the places where a translation will not fit.
 */
#pragma once

#include "fakes/temp_dir.h"

/* Writes <ret_dir>/en_GB.mo; temp_dir_remove() takes it away again. */
void long_words_make(char ret_dir[TEMP_DIR_SIZE]);
