#include "config/overlay_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/text.h"
#include "config/overlay_file.h"

static bool is_ini(const char *name)
{
    const char *dot = strrchr(name, '.');
    return name[0] != '.' && dot && strcmp(dot, ".ini") == 0;
}

static int by_name(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

/* The files' paths in the order of their names. */
static size_t list_files(struct overlay_files *files, const char *paths[OVERLAY_FILES_MAX])
{
    DIR *dir = opendir(files->dir);
    size_t n = 0;
    if (!dir) {
        if (errno != ENOENT)
            overlay_complain(&files->complaints, files->dir, 0, "cannot be read: %s",
                             strerror(errno));
        return 0;
    }
    files->has_dir = true;
    for (const struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        if (!is_ini(entry->d_name))
            continue;
        if (n == OVERLAY_FILES_MAX) {
            overlay_complain(&files->complaints, files->dir, 0,
                             "at most %d files are read; put several plans into one",
                             OVERLAY_FILES_MAX);
            break;
        }
        paths[n++] = arena_printf(files->arena, "%s/%s", files->dir, entry->d_name);
    }
    closedir(dir);
    qsort(paths, n, sizeof(paths[0]), by_name);
    return n;
}

struct overlay_files *overlay_files_load(const char *dir)
{
    const char *paths[OVERLAY_FILES_MAX];
    struct overlay_files *files = mem_zalloc(sizeof(*files));
    files->arena = arena_new();
    files->dir = arena_strdup(files->arena, dir);
    files->plans = arena_alloc_array(files->arena, OVERLAY_PLANS_MAX, sizeof(*files->plans));
    files->n_files = list_files(files, paths);
    for (size_t i = 0; i < files->n_files; i++)
        overlay_file_read(files, paths[i]);
    return files;
}

void overlay_files_free(struct overlay_files *files)
{
    if (!files)
        return;
    arena_free(files->arena);
    mem_free(files);
}

const struct overlay_text *overlay_files_find(const struct overlay_files *files,
                                              const char *plan_id, const char *name)
{
    const struct overlay_text *named = NULL;
    for (size_t i = 0; i < files->n_plans; i++) {
        const struct overlay_text *text = &files->plans[i];
        if (strcasecmp(text->plan, plan_id) == 0)
            return text;
        if (!named && strcasecmp(text->plan, name) == 0)
            named = text;
    }
    return named;
}
