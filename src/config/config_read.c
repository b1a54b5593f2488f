#include "config/config_read.h"

#include <assert.h>
#include <errno.h>
#include <ini.h>
#include <string.h>

#include "base/text.h"
#include "config/config_named.h"
#include "config/config_slip.h"
#include "config/config_value.h"

static const char byte_order_mark[] = "\xEF\xBB\xBF";

static void complain(struct config_reader *reader, const char *what, const char *why)
{
    config_report_add(reader->report, &reader->at, what, why);
}

static void complain_of_key(struct config_reader *reader, const struct config_value *value,
                            const char *why)
{
    complain(reader, value->key->name, why);
    if (value->key->stride > 0)
        reader->is_odd[config_named_kind_of(value->key)][value->index] = true;
}

static void keep_for_later(struct config_reader *reader, const struct config_value *value)
{
    size_t at = 0; /* the last file that sets it counts */
    while (at < reader->n_later &&
           (reader->later[at].key != value->key || reader->later[at].index != value->index))
        at++;
    assert(at < CONFIG_MONEY_KEYS_MAX);
    struct config_later *later = &reader->later[at];
    *later = (struct config_later){.key = value->key, .index = value->index, .at = reader->at};
    if (!text_copy(later->text, sizeof(later->text), value->text))
        complain_of_key(reader, value, "an amount such as 1.50 is needed");
    else if (at == reader->n_later)
        reader->n_later++;
}

static void set(struct config_reader *reader, const struct config_value *value)
{
    char why[120];
    if (!config_value_set(reader->config, value, why, sizeof(why)))
        complain_of_key(reader, value, why);
}

static void take_pair(struct config_reader *reader, struct config_value *value)
{
    const struct config_key *key = value->key;
    struct config_origin *origin = &reader->report->origins[config_named_place(key, value->index)];
    const bool seen = origin->line != 0 && origin->file == reader->at.file;
    char why[60];
    struct text t = TEXT_OF(why);
    value->more = reader->continued && key->type == CONFIG_LIST && key == reader->last;
    reader->last = key;
    if (reader->continued && !value->more) {
        complain_of_key(reader, value, "only lists go on in an indented line");
        return;
    }
    if (seen && !value->more) {
        text_addf(&t, "was set before, in line %d", origin->line);
        complain_of_key(reader, value, why);
        return;
    }
    if (!value->more)
        *origin = reader->at;
    if (key->when == CONFIG_UNUSED)
        return;
    if (key->type == CONFIG_MONEY)
        keep_for_later(reader, value);
    else
        set(reader, value);
}

static int on_pair(void *user, const char *section, const char *name, const char *text)
{
    struct config_reader *reader = user;
    struct config_value value = {
        .key = config_slip_find(section, name), .text = text, .folder = reader->folder};
    char slip[CONFIG_SLIP_SIZE];
    const char *why = NULL;
    reader->is_open = false;
    if (reader->section_odd)
        return 1;
    if (config_named_kind(section) != CONFIG_KINDS)
        value.index = config_named_take(reader->config, section, &why);
    if (why) {
        reader->section_odd = true;
        complain(reader, section, why);
    } else if (value.key) {
        take_pair(reader, &value);
    } else {
        config_slip_of_key(section, name, slip);
        complain(reader, name, section[0] ? slip : "stands above the first [section]");
        if (config_named_kind(section) != CONFIG_KINDS)
            reader->is_odd[config_named_kind(section)][value.index] = true;
    }
    return 1;
}

static void begin_section(struct config_reader *reader, const char *line)
{
    char section[CONFIG_SECTION_SIZE], what[CONFIG_SECTION_SIZE + 2], slip[CONFIG_SLIP_SIZE];
    struct text name = TEXT_OF(section), heading = TEXT_OF(what);
    text_add_n(&name, line + 1, strcspn(line + 1, "]"));
    reader->section_odd = !config_slip_is_section(section);
    reader->last = NULL;
    if (!reader->section_odd)
        return;
    config_slip_of_section(section, slip);
    text_addf(&heading, "[%s]", section);
    complain(reader, what, slip);
}

/* The line before has come to nothing. */
static void close_line(struct config_reader *reader)
{
    if (reader->is_open)
        complain(reader, "line", "is neither [section] nor key = value");
    reader->is_open = false;
}

/* Leaves a line out that does not fit the buffer. */
static void skip_line(struct config_reader *reader, char *out, int size)
{
    complain(reader, "line", "is too long or no text; lists may go on in indented lines");
    while (strchr(out, '\n') == NULL && fgets(out, size, reader->file))
        continue;
    text_copy(out, (size_t)size, "\n");
}

/* One line at a time, counted, because the library's own callback does not tell the line. */
static char *read_line(char *out, int size, void *stream)
{
    struct config_reader *reader = stream;
    close_line(reader);
    char *line = fgets(out, size, reader->file);
    if (!line)
        return NULL;
    reader->at.line++;
    reader->continued = line[0] == ' ' || line[0] == '\t';
    if (!strchr(line, '\n') && !feof(reader->file))
        skip_line(reader, out, size);
    if (reader->at.line == 1 && strncmp(line, byte_order_mark, sizeof(byte_order_mark) - 1) == 0)
        memmove(line, line + sizeof(byte_order_mark) - 1,
                strlen(line) + 1 - (sizeof(byte_order_mark) - 1));
    const char *text = line + strspn(line, " \t\r\n\v\f");
    const bool is_section = line[0] == '[' && strchr(line, ']');
    if (is_section)
        begin_section(reader, line);
    reader->is_open = *text && !strchr(";#", *text) && !is_section;
    return line;
}

int config_read_file(struct config_reader *reader, const char *path)
{
    struct config_report *report = reader->report;
    assert(report->n_files < CONFIG_FILES_MAX);
    reader->at = (struct config_origin){.file = (int)report->n_files};
    if (!text_copy(report->files[report->n_files++], CONFIG_PATH_SIZE, path)) {
        complain(reader, "file", "its path is too long");
        return 0;
    }
    reader->is_open = reader->section_odd = false;
    reader->last = NULL;
    reader->file = fopen(path, "re");
    if (!reader->file) {
        const int error = errno;
        complain(reader, "file", strerror(error));
        return error;
    }
    /* What it finds wrong was seen line by line above. */
    (void)ini_parse_stream(read_line, reader, on_pair, reader);
    if (ferror(reader->file))
        complain(reader, "file", "cannot be read");
    close_line(reader);
    fclose(reader->file);
    return 0;
}

void config_read_money(struct config_reader *reader)
{
    for (size_t i = 0; i < reader->n_later; i++) {
        const struct config_later *later = &reader->later[i];
        const struct config_value value = {
            .key = later->key, .text = later->text, .folder = "", .index = later->index};
        reader->at = later->at;
        set(reader, &value);
    }
}
