#include "config/overlay_file.h"

#include <errno.h>
#include <ini.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "config/nearest.h"

#define SECTION "plan:"

enum { SECTION_MAX = 49 }; /* the library keeps so many characters of a section */

struct reader {
    struct overlay_files *files;
    const char *path;
    FILE *file;
    int line, section_line;
    bool continued; /* the line began with white space */
    bool bad;
    struct overlay_text *plan; /* the section's; NULL before the first */
    enum overlay_key last;
    int seen_at[OVERLAY_KEY_COUNT]; /* line in this section, 0: not seen */
};

#define COMPLAIN(reader, ...)                                                                     \
    (overlay_complain(&(reader)->files->complaints, (reader)->path, (reader)->line, __VA_ARGS__), \
     (reader)->bad = true)

static const struct overlay_text *find_same(const struct overlay_files *files, const char *plan)
{
    for (size_t i = 0; i < files->n_plans; i++) {
        if (strcasecmp(files->plans[i].plan, plan) == 0)
            return &files->plans[i];
    }
    return NULL;
}

static const char *plan_of(const char *section)
{
    if (strncmp(section, SECTION, sizeof(SECTION) - 1) != 0)
        return "";
    section += sizeof(SECTION) - 1;
    return section + strspn(section, " ");
}

static bool begin_plan(struct reader *reader, const char *section)
{
    struct overlay_files *files = reader->files;
    const char *plan = plan_of(section);
    const struct overlay_text *same = find_same(files, plan);
    reader->plan = NULL;
    reader->last = OVERLAY_KEY_COUNT;
    memset(reader->seen_at, 0, sizeof(reader->seen_at));
    if (!plan[0])
        COMPLAIN(reader, "a section [plan:NAME OR ID] is needed above this line");
    else if (strlen(section) >= SECTION_MAX)
        COMPLAIN(reader, "this plan's name is too long here; write [plan:ID] with its id");
    else if (same)
        COMPLAIN(reader, "this plan is described in %s:%d already", same->file, same->line);
    else if (files->n_plans == OVERLAY_PLANS_MAX)
        COMPLAIN(reader, "at most %d plans can be described", OVERLAY_PLANS_MAX);
    if (reader->bad)
        return false;
    reader->plan = &files->plans[files->n_plans++];
    overlay_text_init(reader->plan);
    reader->plan->plan = arena_strdup(files->arena, plan);
    reader->plan->file = reader->path;
    reader->plan->line = reader->section_line;
    reader->plan->lines =
        arena_alloc_array(files->arena, OVERLAY_LINES_MAX, sizeof(*reader->plan->lines));
    return true;
}

static bool is_plain(const char *s)
{
    if (!text_is_utf8(s, strlen(s)))
        return false;
    for (; *s; s++) {
        if (((unsigned char)*s < 0x20 && *s != '\t') || *s == 0x7F)
            return false;
    }
    return true;
}

static void complain_of_key(struct reader *reader, const char *name)
{
    const char *keys[OVERLAY_KEY_COUNT];
    for (size_t i = 0; i < OVERLAY_KEY_COUNT; i++)
        keys[i] = overlay_text_key_name((enum overlay_key)i);
    const char *near = nearest_word(name, keys, OVERLAY_KEY_COUNT);
    if (near)
        COMPLAIN(reader, "there is no key %s; did you mean %s?", name, near);
    else
        COMPLAIN(reader, "there is no key %s; kiosk-config/venue.d/lantern.ini explains them all",
                 name);
}

/* inih takes a comment off the first line of a list, and leaves it on those that go on. */
static size_t without_comment(const char *text)
{
    size_t n = strlen(text);
    for (size_t i = 1; i < n; i++) {
        if (text[i] == ';' && (text[i - 1] == ' ' || text[i - 1] == '\t'))
            n = i - 1;
    }
    while (n > 0 && (text[n - 1] == ' ' || text[n - 1] == '\t'))
        n--;
    return n;
}

static void add_line(struct reader *reader, enum overlay_key key, const char *text)
{
    struct overlay_text *plan = reader->plan;
    const size_t n = without_comment(text);
    if (n == 0) /* the entries follow in indented lines */
        return;
    if (plan->n_lines == OVERLAY_LINES_MAX) {
        COMPLAIN(reader, "a plan has at most %d entries; name whole rows or runs",
                 OVERLAY_LINES_MAX);
        return;
    }
    plan->lines[plan->n_lines++] =
        (struct overlay_line){key, arena_strndup(reader->files->arena, text, n), reader->line};
}

static void set_value(struct reader *reader, enum overlay_key key, const char *text)
{
    char why[OVERLAY_WORDS_SIZE];
    const char *kept = arena_strdup(reader->files->arena, text);
    if (!overlay_text_set(reader->plan, key, kept, why, sizeof(why)))
        COMPLAIN(reader, "%s: %s", overlay_text_key_name(key), why);
}

static int on_pair(void *user, const char *section, const char *name, const char *text)
{
    struct reader *reader = user;
    const bool is_new = !reader->plan || reader->plan->line != reader->section_line;
    if (reader->bad || (is_new && !begin_plan(reader, section)))
        return 1; /* one complaint a file: what follows may only echo it */
    const enum overlay_key key = overlay_text_key(name);
    if (key == OVERLAY_KEY_COUNT)
        complain_of_key(reader, name);
    else if (!is_plain(text))
        COMPLAIN(reader, "%s: plain text in UTF-8 is needed", name);
    else if (reader->continued && (key != reader->last || !overlay_text_is_list(key)))
        COMPLAIN(reader, "%s: only lists go on in an indented line", name);
    else if (!reader->continued && reader->seen_at[key] != 0)
        COMPLAIN(reader, "%s was set in line %d; more entries go into indented lines below it",
                 name, reader->seen_at[key]);
    if (reader->bad)
        return 1;
    if (!reader->continued)
        reader->seen_at[key] = reader->line;
    reader->last = key;
    if (overlay_text_is_list(key))
        add_line(reader, key, text);
    else
        set_value(reader, key, text);
    return 1;
}

/* One line at a time, counted, because inih's own callback does not tell the line. */
static char *read_line(char *out, int size, void *stream)
{
    struct reader *reader = stream;
    char *line = fgets(out, size, reader->file);
    if (!line)
        return NULL;
    reader->line++;
    reader->continued = line[0] == ' ' || line[0] == '\t';
    if (line[0] == '[')
        reader->section_line = reader->line;
    const size_t n = strlen(line);
    if (n + 1 == (size_t)size && line[n - 1] != '\n') {
        COMPLAIN(reader, "this line is too long; lists go on in indented lines");
        return NULL;
    }
    return line;
}

void overlay_file_read(struct overlay_files *files, const char *path)
{
    struct reader reader = {.files = files, .path = path};
    const size_t n_before = files->n_plans;
    reader.file = fopen(path, "re");
    if (!reader.file) {
        overlay_complain(&files->complaints, path, 0, "cannot be opened: %s", strerror(errno));
        return;
    }
    const int bad_line = ini_parse_stream(read_line, &reader, on_pair, &reader);
    if (!reader.bad && (bad_line < 0 || ferror(reader.file))) {
        COMPLAIN(&reader, "the file cannot be read");
    } else if (!reader.bad && bad_line > 0) {
        reader.line = bad_line;
        COMPLAIN(&reader, "this line is neither [plan:NAME] nor key = value");
    }
    fclose(reader.file);
    if (reader.bad)
        files->n_plans = n_before;
}
