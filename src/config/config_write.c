#include "config/config_write.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "config/config_first.h"
#include "config/config_named.h"
#include "config/config_slip.h"
#include "config/secure_file.h"

enum { FILE_MAX = 1024 * 1024, TABLE_MAX = 64 * 1024, LINE_ROOM = 400, PATH_SIZE = 280 };
enum { NEW_MODE = 0640 };

/* One line of the file, with its end. */
struct span {
    const char *at;
    size_t n;
};

/* Where one key may stand; NULL: not seen. */
struct places {
    struct span set, comment; /* "key = ..", "#key = .." */
    const char *section_end;  /* behind the section's last line that is not blank */
};

static enum rc failed(const char *path, const char *doing, struct fault *fault)
{
    *fault = fault_make(RC_CONFIG, errno, "%s: %s: %s", path, doing, strerror(errno));
    return fault->rc;
}

static struct span next_line(const char *at)
{
    const size_t n = strcspn(at, "\n");
    return (struct span){at, at[n] == '\n' ? n + 1 : n};
}

static const char *skip_blanks(const struct span *line)
{
    size_t i = 0;
    while (i < line->n && (line->at[i] == ' ' || line->at[i] == '\t'))
        i++;
    return line->at + i;
}

static bool is_section(const struct span *line, const char *name)
{
    const char *at = skip_blanks(line);
    const size_t n = strlen(name);
    return at[0] == '[' && strncmp(at + 1, name, n) == 0 && at[n + 1] == ']';
}

static bool is_any_section(const struct span *line)
{
    return *skip_blanks(line) == '[';
}

static bool is_blank(const struct span *line)
{
    const char *at = skip_blanks(line);
    return at == line->at + line->n || *at == '\n' || *at == '\r';
}

/* Behind the key and its sign, where the value begins; NULL when `at` is another key. */
static const char *value_of(const char *at, const char *key)
{
    const size_t n = strlen(key);
    if (strncmp(at, key, n) != 0)
        return NULL;
    at += n;
    at += strspn(at, " \t");
    if (*at != '=' && *at != ':')
        return NULL;
    at++;
    return at + strspn(at, " \t");
}

static const char *comment_text(const struct span *line)
{
    const char *at = skip_blanks(line);
    if (*at != '#' && *at != ';')
        return NULL;
    at++;
    return at + strspn(at, " \t");
}

static struct places find(const char *text, const struct config_line *wanted)
{
    struct places places = {.section_end = NULL};
    bool inside = false;
    for (struct span line = next_line(text); line.n > 0; line = next_line(line.at + line.n)) {
        if (is_any_section(&line))
            inside = is_section(&line, wanted->section);
        if (!inside)
            continue;
        const char *comment = comment_text(&line);
        if (!is_blank(&line))
            places.section_end = line.at + line.n;
        if (comment && value_of(comment, wanted->key) && !places.comment.at)
            places.comment = line;
        else if (!comment && value_of(skip_blanks(&line), wanted->key))
            places.set = line;
    }
    return places;
}

/* Where the value ends: the line's end, or the blank before a remark (inih takes ';'). */
static const char *value_end(const char *value, const struct span *line)
{
    const char *end = line->at + line->n;
    for (const char *at = value; at < end; at++) {
        if (*at == ';' && at > value && isspace((unsigned char)at[-1])) {
            end = at;
            break;
        }
    }
    while (end > value && isspace((unsigned char)end[-1]))
        end--;
    return end;
}

/* The text with one stretch replaced; the old text is freed. */
static char *splice(char *text, const struct span *old, const char *piece)
{
    const size_t size = strlen(text) - old->n + strlen(piece) + 1;
    char *out = mem_zalloc(size);
    struct text t = text_over(out, size);
    text_add_n(&t, text, (size_t)(old->at - text));
    text_add(&t, piece);
    text_add(&t, old->at + old->n);
    mem_free(text);
    return out;
}

static char *insert(char *text, const char *at, const struct config_line *line)
{
    char piece[LINE_ROOM];
    struct text t = TEXT_OF(piece);
    const char *end = strstr(text, "\r\n") ? "\r\n" : "\n";
    const bool open_end = at > text && at[-1] != '\n';
    if (!at[0] && !find(text, line).section_end)
        text_addf(&t, "%s%s[%s]%s", open_end ? end : "", end, line->section, end);
    else if (open_end)
        text_add(&t, end);
    text_addf(&t, "%s = %s%s", line->key, line->value, end);
    return splice(text, &(struct span){at, 0}, piece);
}

static char *set(char *text, const struct config_line *line)
{
    const struct places places = find(text, line);
    if (places.set.at) {
        const char *value = value_of(skip_blanks(&places.set), line->key);
        const char *end = value_end(value, &places.set);
        return splice(text, &(struct span){value, (size_t)(end - value)}, line->value);
    }
    if (places.comment.at)
        return insert(text, places.comment.at + places.comment.n, line);
    if (places.section_end)
        return insert(text, places.section_end, line);
    return insert(text, text + strlen(text), line);
}

/* NULL, with *fault, when it cannot be read; the caller frees with mem_free(). */
static char *read_text(const char *path, struct stat *ret_st, struct fault *fault)
{
    FILE *file = fopen(path, "re");
    char *text = NULL;
    if (!file || fstat(fileno(file), ret_st) != 0) {
        failed(path, "cannot be read", fault);
    } else if (!S_ISREG(ret_st->st_mode) || ret_st->st_size > FILE_MAX) {
        *fault = fault_make(RC_CONFIG, 0, "%s: not a file of at most 1 MiB", path);
    } else {
        const size_t n = (size_t)ret_st->st_size;
        text = mem_zalloc(n + 1);
        if (fread(text, 1, n, file) != n) {
            failed(path, "cannot be read", fault);
            mem_free(text);
            text = NULL;
        }
    }
    if (file)
        (void)fclose(file); /* it was only read */
    return text;
}

/* Every key with its meaning, for who edits it later. */
static char *new_text(struct stat *ret_st)
{
    char *text = mem_zalloc(TABLE_MAX);
    config_print_table(text, TABLE_MAX);
    *ret_st = (struct stat){.st_mode = NEW_MODE, .st_uid = geteuid(), .st_gid = getegid()};
    return text;
}

/* What is written has to count: a file in conf.d that sets the key as well goes before it. */
static enum rc check_counts(const char *path, const struct config_line *lines, size_t n,
                            struct fault *fault)
{
    struct config *config = mem_zalloc(sizeof(*config));
    struct config_report *report = mem_zalloc(sizeof(*report));
    struct fault told;
    const bool loads = config_load_report(path, config, report, &told) == RC_OK;
    *fault = (struct fault){RC_OK, 0, ""};
    for (size_t i = 0; i < n && loads && !fault->rc; i++) {
        const struct config_key *key = config_slip_find(lines[i].section, lines[i].key);
        if (!key || key->stride > 0)
            continue;
        const struct config_origin at = report->origins[config_named_place(key, 0)];
        if (at.file > 0)
            *fault = fault_make(RC_CONFIG, 0, "%s:%d sets %s, and counts: change it there",
                                report->files[at.file], at.line, key->name);
    }
    mem_free(report);
    mem_free(config);
    return fault->rc;
}

/* A file that would be refused at the next start never takes the old one's place. */
static enum rc replace(const char *path, const char *text, const struct stat *old,
                       struct fault *fault)
{
    char next[PATH_SIZE];
    struct text t = TEXT_OF(next);
    text_addf(&t, "%s.next", path);
    enum rc rc = secure_file_write(next, text, fault);
    if (rc)
        return rc;
    struct config *check = mem_zalloc(sizeof(*check));
    bool complete;
    rc = config_first_load(next, check, &complete, fault);
    mem_free(check);
    if (!rc && chown(next, old->st_uid, old->st_gid) != 0 && errno != EPERM)
        rc = failed(next, "owner", fault);
    if (!rc && chmod(next, old->st_mode & 0777) != 0)
        rc = failed(next, "mode", fault);
    if (!rc && rename(next, path) != 0)
        rc = failed(path, "cannot be replaced", fault);
    if (rc)
        unlink(next);
    return rc;
}

enum rc config_write(const char *path, const struct config_line *lines, size_t n,
                     struct fault *fault)
{
    struct stat old;
    if (lstat(path, &old) == 0 && S_ISLNK(old.st_mode)) {
        *fault = fault_make(RC_CONFIG, 0, "%s: a link; name the file itself", path);
        return fault->rc;
    }
    if (check_counts(path, lines, n, fault))
        return fault->rc;
    const bool is_new = access(path, F_OK) != 0 && errno == ENOENT;
    char *text = is_new ? new_text(&old) : read_text(path, &old, fault);
    if (!text)
        return fault->rc;
    for (size_t i = 0; i < n; i++)
        text = set(text, &lines[i]);
    const enum rc rc = replace(path, text, &old, fault);
    mem_free(text);
    return rc;
}
