/* Assets list: which themes, languages, ... lie in a folder of the assets. Threads: any. */
#pragma once

#include <stddef.h>

enum { ASSET_NAME_SIZE = 24 };

/* Names of the files in <assets>/<folder> that end in `suffix`, without it, in order; at most `most`.
 * None when there is no such folder. */
size_t assets_list(const char *assets, const char *folder, const char *suffix, size_t most,
                   char (*ret)[ASSET_NAME_SIZE]);
