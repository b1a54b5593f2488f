#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "store/journal_internal.h"

/* A JSON string. The members of a line are bounded, and so is what they become: six bytes for one
 * at the most. */
static void add_string(struct text *t, const char *s)
{
    text_add(t, "\"");
    for (; *s != '\0'; s++) {
        const unsigned char c = (unsigned char)*s;
        if (c == '"' || c == '\\')
            text_addf(t, "\\%c", c);
        else if (c < 0x20)
            text_addf(t, "\\u%04x", c);
        else
            text_add_n(t, s, 1);
    }
    text_add(t, "\"");
}

static void add_member(struct text *t, const char *name, const char *value)
{
    if (*value == '\0')
        return;
    text_addf(t, ",\"%s\":", name);
    add_string(t, value);
}

static void add_line(struct text *t, const struct basket_line *line)
{
    text_add(t, "{\"ticket\":");
    add_string(t, line->ticket_id);
    add_member(t, "instance", line->instance_id);
    add_member(t, "event", line->event_name);
    add_member(t, "type", line->type_name);
    add_member(t, "area", line->area);
    add_member(t, "seat", line->seat_id);
    add_member(t, "seat_name", line->seat_name);
    if (when_is_known(&line->start)) {
        text_addf(t, ",\"start\":\"%04d-%02d-%02dT%02d:%02d\"", line->start.year, line->start.month,
                  line->start.day, line->start.hour, line->start.minute);
    }
    text_addf(t, ",\"price\":%lld,\"discount\":%lld,\"fees\":%lld,\"total\":%lld}",
              (long long)line->price, (long long)line->discount, (long long)line->fees,
              (long long)line->total);
}

char *journal_lines(const struct basket *basket)
{
    const size_t size = 64 + BASKET_LINES_MAX * sizeof(struct basket_line) * 6;
    char *buffer = mem_zalloc(size);
    struct text t = text_over(buffer, size);
    text_add(&t, "[");
    for (size_t i = 0; i < basket->n_lines; i++) {
        text_add(&t, i > 0 ? "," : "");
        add_line(&t, &basket->lines[i]);
    }
    text_add(&t, "]");
    char *lines = mem_strdup(buffer);
    mem_free(buffer);
    return lines;
}
