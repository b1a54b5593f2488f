#include <string.h>

#include "base/text.h"
#include "scenes/confirm_review.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { FACTS = 4 };

struct fact {
    const char *id, *words;
    struct text_style style;
    double gap_mm; /* above it */
};

size_t review_group_size(const struct basket *basket, size_t first)
{
    size_t i = first;
    while (i < basket->n_lines &&
           strcmp(basket->lines[i].instance_id, basket->lines[first].instance_id) == 0)
        i++;
    return i - first;
}

/* "Adult, unreserved" six times is one line that counts. */
static const char *counted(struct view *v, const struct basket *basket, size_t first, size_t n)
{
    char words[900];
    struct text t = TEXT_OF(words);
    bool said[BASKET_LINES_MAX] = {false};
    for (size_t i = first; i < first + n; i++) {
        size_t same = 0;
        for (size_t k = i; k < first + n && !said[i]; k++) {
            if (strcmp(basket->lines[k].type_name, basket->lines[i].type_name) != 0)
                continue;
            said[k] = k != i ? true : said[k];
            same++;
        }
        if (said[i] || same == 0)
            continue;
        text_add(&t, t.len == 0 ? "" : tr("list.separator"));
        text_add(&t, TR(v->arena, "tickets.of_type", {"n", view_printf(v, "%zu", same)},
                        {"type", basket->lines[i].type_name}));
    }
    return view_printf(v, "%s", words);
}

static const char *when_and_where(const struct scene_ctx *sc, struct view *v,
                                  const struct basket_line *line)
{
    const char *when = say_when(v->arena, &line->start, &sc->now);
    if (line->venue[0] == '\0')
        return when;
    return TR(v->arena, "list.two", {"first", when}, {"second", line->venue});
}

static void facts_of(const struct scene_ctx *sc, struct view *v, size_t first,
                     struct fact facts[FACTS])
{
    const struct basket *basket = &sc->session->basket;
    const struct basket_line *line = &basket->lines[first];
    const size_t n = review_group_size(basket, first);
    struct text_style style = parts_style(v, TYPE_HEADING, false);
    struct text_style name = parts_style(v, TYPE_TITLE, true);
    style.lines = name.lines = 3;
    struct text_style places = style;
    places.lines = 4;
    places.ellipsis = true;
    facts[0] = (struct fact){"event_name", line->event_name, name, 0};
    facts[1] = (struct fact){"when", when_and_where(sc, v, line), style, 1};
    facts[2] = (struct fact){"who", counted(v, basket, first, n), style, 2};
    facts[3] = (struct fact){"places", say_places(v->arena, line, n), places, 0};
}

int review_group_height(const struct scene_ctx *sc, struct view *v, int width, size_t first)
{
    struct fact facts[FACTS];
    int h = 0;
    facts_of(sc, v, first, facts);
    for (size_t i = 0; i < FACTS; i++)
        h += mm(v, facts[i].gap_mm) + parts_height(v, facts[i].style, facts[i].words, width);
    return h;
}

void review_group_view(const struct scene_ctx *sc, struct view *v, struct rect at, size_t first)
{
    struct fact facts[FACTS];
    facts_of(sc, v, first, facts);
    for (size_t i = 0; i < FACTS; i++) {
        rect_cut_top(&at, mm(v, facts[i].gap_mm));
        if (i == 0)
            parts_flow_heading(v, &at, facts[i].id, facts[i].style, facts[i].words);
        else
            parts_flow(v, &at, facts[i].id, facts[i].style, facts[i].words);
    }
}
