#include "ui/assets_list.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static int by_name(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* False for what does not end so, or whose name is too long to be one of ours. */
static bool name_of(const char *file, const char *suffix, char out[ASSET_NAME_SIZE])
{
    const size_t n = strlen(file), end = strlen(suffix);
    struct text t = text_over(out, ASSET_NAME_SIZE);
    if (n <= end || file[0] == '.' || strcmp(file + n - end, suffix) != 0)
        return false;
    text_add_n(&t, file, n - end);
    return !t.cut;
}

size_t assets_list(const char *assets, const char *folder, const char *suffix, size_t most,
                   char (*ret)[ASSET_NAME_SIZE])
{
    char path[512];
    struct text t = TEXT_OF(path);
    size_t n = 0;
    text_addf(&t, "%s/%s", assets ? assets : "", folder);
    DIR *dir = t.cut ? NULL : opendir(path);
    for (const struct dirent *at = dir ? readdir(dir) : NULL; at && n < most; at = readdir(dir))
        n += name_of(at->d_name, suffix, ret[n]);
    if (dir)
        closedir(dir);
    qsort(ret, n, sizeof(ret[0]), by_name);
    return n;
}
