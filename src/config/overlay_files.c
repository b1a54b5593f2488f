#include "config/overlay_files.h"

#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "config/ini_folder.h"
#include "config/overlay_file.h"

/* The files' paths in the order of their names. */
static struct ini_folder list_files(struct overlay_files *files)
{
    const struct ini_folder found = ini_folder_list(files->dir, OVERLAY_FILES_MAX, files->arena);
    files->has_dir = found.is_there;
    files->n_files = found.n;
    if (found.error)
        overlay_complain(&files->complaints, files->dir, 0, "cannot be read: %s",
                         strerror(found.error));
    if (found.has_more)
        overlay_complain(&files->complaints, files->dir, 0,
                         "at most %d files are read; put several plans into one",
                         OVERLAY_FILES_MAX);
    return found;
}

struct overlay_files *overlay_files_load(const char *dir)
{
    struct overlay_files *files = mem_zalloc(sizeof(*files));
    files->arena = arena_new();
    files->dir = arena_strdup(files->arena, dir);
    files->plans = arena_alloc_array(files->arena, OVERLAY_PLANS_MAX, sizeof(*files->plans));
    const struct ini_folder found = list_files(files);
    for (size_t i = 0; i < found.n; i++)
        overlay_file_read(files, found.paths[i]);
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
