#include <string.h>

#include "app/robot_monkey_parts.h"
#include "base/text.h"

static struct monkey_place *find(struct monkey_seen *seen, const char *name)
{
    for (size_t i = 0; i < seen->n; i++) {
        if (strcmp(seen->places[i].name, name) == 0)
            return &seen->places[i];
    }
    if (seen->n == MONKEY_PLACES_MAX)
        return NULL;
    struct monkey_place *place = &seen->places[seen->n++];
    *place = (struct monkey_place){0};
    text_copy(place->name, sizeof(place->name), name);
    return place;
}

struct monkey_place *monkey_seen_place(struct monkey_seen *seen, const struct runtime *rt,
                                       const struct widget *w)
{
    char name[MONKEY_PLACE_SIZE];
    struct text t = TEXT_OF(name);
    const char *dialog = overlay_name(rt->overlay.id);
    text_addf(&t, "%s %s %s", flow_scene(rt->scene_id)->name, dialog[0] ? dialog : "-", w->id);
    return find(seen, name);
}

/* Names, codes and what was typed are no part of what is listed: only words of our own do not fit. */
static void note_tight(struct monkey_seen *seen, const struct runtime *rt)
{
    char words[MONKEY_WORDS];
    struct text t = TEXT_OF(words);
    if (!painter_overflow(rt->painter)[0])
        return;
    text_addf(&t, "%s %dx%d%s%s%s: %s", flow_scene(rt->scene_id)->name, rt->panel.w_px,
              rt->panel.h_px, rt->panel.large_text ? " large" : "",
              rt->panel.low_reach ? " low" : "", rt->language ? " other language" : "",
              painter_overflow(rt->painter));
    for (char *c = words; *c; c++) {
        if (*c == '\n')
            *c = ' ';
    }
    for (size_t i = 0; i < seen->n_tight; i++) {
        if (strcmp(seen->tight[i], words) == 0)
            return;
    }
    if (seen->n_tight < MONKEY_TIGHT_MAX)
        text_copy(seen->tight[seen->n_tight++], MONKEY_WORDS, words);
}

void monkey_seen_look(struct monkey_seen *seen, const struct runtime *rt)
{
    for (size_t i = rt->view.modal_from; i < rt->view.n_widgets; i++) {
        const struct widget *w = &rt->view.widgets[i];
        struct monkey_place *place =
            view_is_alive(&rt->view, w) ? monkey_seen_place(seen, rt, w) : NULL;
        if (place)
            place->n_shown++;
    }
    note_tight(seen, rt);
}

void monkey_seen_write(const struct monkey_seen *seen, FILE *file)
{
    for (size_t i = 0; i < seen->n; i++)
        fprintf(file, "place %u %u %s\n", seen->places[i].n_shown, seen->places[i].n_tapped,
                seen->places[i].name);
    for (size_t i = 0; i < seen->n_tight; i++)
        fprintf(file, "tight %s\n", seen->tight[i]);
}
