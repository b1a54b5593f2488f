#include <string.h>

#include "base/text.h"
#include "scenes/basket_scene.h"
#include "scenes/confirm_review.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { BOOKING, NAME, WHEN, WHO, PLACES, FACTS };

struct fact {
    const char *id, *words;
    struct text_style style;
    double gap_mm; /* above it */
};

size_t review_group_size(const struct basket *basket, size_t first)
{
    size_t i = first;
    while (i < basket->n_lines && basket_part_of(basket, i) == basket_part_of(basket, first) &&
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
    struct text_style booking = parts_muted(v, TYPE_HEADING);
    booking.lines = 2;
    const char *part = basket_part_words(sc, v, first);
    facts[BOOKING] = (struct fact){"booking", part, booking, 0};
    facts[NAME] = (struct fact){"event_name", line->event_name, name, 0};
    facts[WHEN] = (struct fact){"when", when_and_where(sc, v, line), style, 1};
    facts[WHO] = (struct fact){"who", counted(v, basket, first, n), style, 2};
    facts[PLACES] = (struct fact){"places", say_places(v->arena, line, n), places, 0};
}

/* Where all is one booking nothing is said of it. */
static bool is_told(const struct fact facts[FACTS], size_t i)
{
    return i != BOOKING || facts[i].words[0] != '\0';
}

static int fact_height(struct view *v, const struct fact *fact, int width)
{
    return mm(v, fact->gap_mm) + parts_height(v, fact->style, fact->words, width);
}

int review_group_height(const struct scene_ctx *sc, struct view *v, int width, size_t first)
{
    struct fact facts[FACTS];
    int h = 0;
    facts_of(sc, v, first, facts);
    for (size_t i = 0; i < FACTS; i++)
        h += is_told(facts, i) ? fact_height(v, &facts[i], width) : 0;
    return h;
}

void review_group_view(const struct scene_ctx *sc, struct view *v, struct rect at, size_t first)
{
    struct fact facts[FACTS];
    facts_of(sc, v, first, facts);
    for (size_t i = 0; i < FACTS; i++) {
        if (!is_told(facts, i))
            continue;
        rect_cut_top(&at, mm(v, facts[i].gap_mm));
        if (i == NAME)
            parts_flow_heading(v, &at, facts[i].id, facts[i].style, facts[i].words);
        else
            parts_flow(v, &at, facts[i].id, facts[i].style, facts[i].words);
    }
}

static const char *bookings_words(const struct scene_ctx *sc, struct view *v)
{
    const unsigned long n = sc->session->basket.n_parts;
    if (n <= 2)
        return tr("confirm.two_bookings");
    return TR_N(v->arena, "confirm.bookings", n, {"n", view_printf(v, "%lu", n)});
}

static struct text_style bookings_style(const struct view *v)
{
    struct text_style style = parts_style(v, TYPE_HEADING, true);
    style.lines = 4;
    return style;
}

int review_bookings_height(const struct scene_ctx *sc, struct view *v, int width, size_t arg)
{
    (void)arg;
    if (sc->session->basket.n_parts <= 1)
        return 0;
    return parts_height(v, bookings_style(v), bookings_words(sc, v), width);
}

void review_bookings_view(const struct scene_ctx *sc, struct view *v, struct rect at, size_t arg)
{
    (void)arg;
    if (sc->session->basket.n_parts > 1)
        view_text(v, "bookings", at, bookings_style(v), bookings_words(sc, v));
}
