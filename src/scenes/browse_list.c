#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "scenes/browse_scene.h"

/* Letters without case and without the commonest accents, so that "cafe" finds "Café". */
static uint32_t plain(uint32_t c)
{
    static const char LATIN[] = "aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy";
    if (c >= 'A' && c <= 'Z')
        return c + ('a' - 'A');
    if (c >= 0xC0 && c <= 0xFF)
        return (uint32_t)(unsigned char)LATIN[c - 0xC0];
    return c == 0x2019 ? '\'' : c;
}

static bool begins_with(const char *text, const char *word)
{
    for (;;) {
        const uint32_t w = text_next(&word);
        if (w == 0)
            return true;
        if (plain(text_next(&text)) != plain(w))
            return false;
    }
}

static bool contains(const char *text, const char *word)
{
    while (*text != '\0') {
        if (begins_with(text, word))
            return true;
        text_next(&text);
    }
    return false;
}

/* Whether one line of `tags` is exactly `tag`. */
static bool has_tag(const char *tags, const char *tag)
{
    const size_t n = strlen(tag);
    for (const char *line = tags; line && *line != '\0';) {
        const char *end = strchr(line, '\n');
        const size_t len = end ? (size_t)(end - line) : strlen(line);
        if (len == n && memcmp(line, tag, n) == 0)
            return true;
        line = end ? end + 1 : NULL;
    }
    return false;
}

static bool is_wanted(const struct scene_ctx *sc, const struct event *event)
{
    const struct session *session = sc->session;
    const struct catalogue *catalogue = sc->catalogue;
    if (session->tag_filter >= 0 && (size_t)session->tag_filter < catalogue->n_tags &&
        !has_tag(event->tags, catalogue->tags[session->tag_filter]))
        return false;
    return session->search[0] == '\0' || contains(event->name, session->search) ||
           contains(event->tags, session->search);
}

/* On one day: the first that can be bought and is not sold out, else the first listed. */
static uint32_t instance_on_day(const struct scene_ctx *sc, const struct event *event, int day)
{
    uint32_t first = CATALOGUE_NONE;
    for (uint32_t i = event->first_instance; i < event->first_instance + event->n_instances; i++) {
        const struct instance *instance = &sc->catalogue->instances[i];
        if (!instance_is_listed(instance, sc->now_utc_s) ||
            when_days_between(&sc->now, &instance->start) != day)
            continue;
        if (instance_is_sellable(instance, sc->now_utc_s) &&
            instance_level(instance) != AVAILABILITY_SOLD_OUT)
            return i;
        if (first == CATALOGUE_NONE)
            first = i;
    }
    return first;
}

static uint32_t shown_instance(const struct scene_ctx *sc, uint32_t event)
{
    if (sc->session->date_filter < 0)
        return event_next_instance(sc->catalogue, event, sc->now_utc_s);
    return instance_on_day(sc, &sc->catalogue->events[event], sc->session->date_filter);
}

struct sort_key {
    struct browse_item item;
    int64_t start_utc_s;
};

static int by_start(const void *a, const void *b)
{
    const struct sort_key *x = a;
    const struct sort_key *y = b;
    if (x->start_utc_s != y->start_utc_s)
        return x->start_utc_s < y->start_utc_s ? -1 : 1;
    return x->item.event < y->item.event ? -1 : x->item.event > y->item.event;
}

void browse_list_make(const struct scene_ctx *sc, struct browse_list *ret)
{
    ret->n = 0;
    if (!sc->catalogue)
        return;
    struct sort_key keys[BROWSE_LIST_MAX] = {0};
    size_t n = 0;
    for (uint32_t e = 0; e < sc->catalogue->n_events && n < BROWSE_LIST_MAX; e++) {
        if (!is_wanted(sc, &sc->catalogue->events[e]))
            continue;
        const uint32_t i = shown_instance(sc, e);
        if (i != CATALOGUE_NONE)
            keys[n++] = (struct sort_key){{e, i}, sc->catalogue->instances[i].start_utc_s};
    }
    qsort(keys, n, sizeof(keys[0]), by_start);
    for (size_t i = 0; i < n; i++)
        ret->items[i] = keys[i].item;
    ret->n = n;
}

bool browse_day_has_shows(const struct scene_ctx *sc, int day)
{
    if (!sc->catalogue)
        return false;
    for (size_t i = 0; i < sc->catalogue->n_instances; i++) {
        const struct instance *instance = &sc->catalogue->instances[i];
        if (when_days_between(&sc->now, &instance->start) == day &&
            instance_is_listed(instance, sc->now_utc_s))
            return true;
    }
    return false;
}
