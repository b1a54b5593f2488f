#include <string.h>

#include "base/text.h"
#include "scenes/basket_scene.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { CHANGES_MAX = 3 };

struct change { /* tickets of one type whose price went the same way */
    const char *type;
    money_t before, after;
    size_t n;
};

/* What that ticket cost when it was shown last; false when it was not. */
static bool seen_price(const struct session *session, const char *ticket_id, money_t *ret)
{
    for (size_t i = 0; i < session->n_seen; i++) {
        if (strcmp(session->seen[i].ticket_id, ticket_id) == 0) {
            *ret = session->seen[i].total;
            return true;
        }
    }
    return false;
}

static void count(struct change *changes, size_t *n, const struct change *one)
{
    for (size_t i = 0; i < *n; i++) {
        if (strcmp(changes[i].type, one->type) == 0 && changes[i].before == one->before &&
            changes[i].after == one->after) {
            changes[i].n++;
            return;
        }
    }
    if (*n < CHANGES_MAX)
        changes[(*n)++] = *one;
}

static const char *words_of(const struct scene_ctx *sc, struct arena *a, const struct change *c)
{
    const char *before = say_money(a, sc->shop, c->before);
    const char *after = say_money(a, sc->shop, c->after);
    if (c->n == 1)
        return TR(a, "basket.change", {"type", c->type}, {"after", after}, {"before", before});
    return TR(a, "basket.change_of_many", {"n", arena_printf(a, "%zu", c->n)}, {"type", c->type},
              {"after", after}, {"before", before});
}

void basket_changes_note(struct scene_ctx *sc)
{
    struct basket_scene *st = sc->state;
    struct session *session = sc->session;
    const struct basket *basket = &session->basket;
    struct change changes[CHANGES_MAX];
    size_t n = 0;
    for (size_t i = 0; i < basket->n_lines; i++) {
        const struct basket_line *line = &basket->lines[i];
        struct change one = {.type = line->type_name, .after = line->total, .n = 1};
        if (seen_price(session, line->ticket_id, &one.before) && one.before != one.after)
            count(changes, &n, &one);
    }
    struct arena *arena = arena_new();
    struct text list = TEXT_OF(st->changes);
    st->changes_read = false;
    for (size_t i = 0; i < n; i++) {
        text_add(&list, i > 0 ? tr("list.separator") : "");
        text_add(&list, words_of(sc, arena, &changes[i]));
    }
    arena_free(arena);
    session->n_seen = basket->n_lines;
    for (size_t i = 0; i < basket->n_lines; i++) {
        text_copy(session->seen[i].ticket_id, ID_SIZE, basket->lines[i].ticket_id);
        session->seen[i].total = basket->lines[i].total;
    }
}

const char *basket_changes_words(const struct scene_ctx *sc, struct view *v)
{
    const struct basket_scene *st = sc->state;
    return st->changes[0] ? TR(v->arena, "basket.changed", {"changes", st->changes}) : "";
}
