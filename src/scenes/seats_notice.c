/* A question about the seats, or what has just gone wrong, in words with the ways on. */
#include <assert.h>

#include "base/text.h"
#include "model/plan_instead.h"
#include "scenes/chrome.h"
#include "scenes/parts.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum { NAMES_MAX = 3, ANSWERS_MAX = 3, PAD_MM = 6, SIGN_MM = 12, GAP_MM = 4 };

struct notice {
    const char *words;
    struct button answers[ANSWERS_MAX];
    size_t n_answers;
};

bool seats_notice_fills(const struct scene_ctx *sc, const struct view *v)
{
    const struct seats_scene *st = sc->state;
    const bool roomy = !v->panel->large_text && !v->panel->low_reach && !panel_is_short(v->panel);
    return st->ask.what != SEATS_ASK_NOTHING && !roomy;
}

/* "F12, F13 and F14"; "" where they are too many to name. */
static const char *names(const struct scene_ctx *sc, struct view *v, const struct plan_set *set)
{
    const struct plan *plan = sc->session->plan;
    char words[160];
    struct text t = TEXT_OF(words);
    if (set->n == 0 || set->n > NAMES_MAX)
        return "";
    for (size_t i = 0; i + 1 < set->n; i++) {
        text_add(&t, i == 0 ? "" : tr("list.separator"));
        text_add(&t, plan_string(plan, plan->seats[set->seats[i]].name));
    }
    const char *last = plan_string(plan, plan->seats[set->seats[set->n - 1]].name);
    return set->n == 1 ? last : TR(v->arena, "list.and", {"most", words}, {"last", last});
}

/* What the offer adds to the present choice. */
static struct plan_set added(const struct scene_ctx *sc)
{
    const struct seats_scene *st = sc->state;
    const struct plan_set chosen = seats_pick_set(sc);
    struct plan_set set = {.n = 0};
    for (size_t i = 0; i < st->ask.offer.n; i++) {
        if (!plan_set_has(&chosen, st->ask.offer.seats[i]))
            plan_set_add(&set, st->ask.offer.seats[i]);
    }
    return set;
}

/* "F12 has just been taken." */
static const char *gone_words(const struct scene_ctx *sc, struct view *v)
{
    const struct seats_scene *st = sc->state;
    struct plan_set lost = {.n = 0};
    for (size_t i = 0; i < st->n_lost; i++)
        plan_set_add(&lost, st->lost[i]);
    const char *seats = names(sc, v, &lost);
    const char *n = view_printf(v, "%zu", lost.n);
    return TR_N(v->arena, seats[0] ? "seats.ask_gone" : "seats.ask_gone_many",
                (unsigned long)lost.n, {"seats", seats}, {"n", n});
}

/* "F14 is free and beside F13." */
static const char *offer_words(const struct scene_ctx *sc, struct view *v)
{
    const struct plan *plan = sc->session->plan;
    const struct plan_set chosen = seats_pick_set(sc), set = added(sc);
    if (set.n == 0)
        return tr("seats.ask_nothing_near");
    const unsigned long n = (unsigned long)set.n;
    const char *seats = names(sc, v, &set), *n_words = view_printf(v, "%zu", set.n);
    uint32_t other = SEAT_NONE;
    if (!seats[0])
        return TR_N(v->arena, "seats.ask_near_many", n, {"n", n_words});
    if (!plan_instead_is_beside(plan, &chosen, set.seats[0], &other) &&
        !plan_instead_is_beside(plan, &chosen, set.seats[set.n - 1], &other))
        return TR_N(v->arena, "seats.ask_near", n, {"seats", seats});
    return TR_N(v->arena, "seats.ask_beside", n, {"seats", seats},
                {"other", plan_string(plan, plan->seats[other].name)});
}

/* The first is what most people will want. */
static void answer(struct notice *notice, const char *id, const char *label, uint32_t action)
{
    assert(notice->n_answers < ANSWERS_MAX);
    const enum look look = notice->n_answers == 0 ? LOOK_PRIMARY : LOOK_QUIET;
    notice->answers[notice->n_answers++] =
        (struct button){.id = id, .label = label, .look = look, .action = action};
}

static void about_gone(const struct scene_ctx *sc, struct view *v, struct notice *notice)
{
    const struct plan_set set = added(sc);
    const char *seats = names(sc, v, &set);
    notice->words = view_printf(v, "%s %s", gone_words(sc, v), offer_words(sc, v));
    if (set.n > 0)
        answer(notice, "take_offer",
               TR_N(v->arena, seats[0] ? "seats.ask_take" : "seats.ask_take_many",
                    (unsigned long)set.n, {"seats", seats}, {"n", view_printf(v, "%zu", set.n)}),
               SEATS_ASK_OFFER);
    if (set.n == 0 || !seats_notice_fills(sc, v)) /* else it is in the footer */
        answer(notice, "for_me", tr("seats.choose_for_me"), SEATS_ASK_FOR_ME);
    answer(notice, "again", tr("seats.ask_again"), SEATS_ASK_AGAIN);
}

static void about_orphan(const struct scene_ctx *sc, struct view *v, struct notice *notice)
{
    const struct seats_scene *st = sc->state;
    const struct plan *plan = sc->session->plan;
    const char *seat = plan_string(plan, plan->seats[st->ask.seat].name);
    notice->words = TR(v->arena, "seats.ask_alone", {"seat", seat});
    answer(notice, "for_me", tr("seats.choose_for_me"), SEATS_ASK_FOR_ME);
    if (sc->shop->orphan_keep_anyway)
        answer(notice, "keep_anyway", tr("seats.ask_keep"), SEATS_ASK_GO_ON);
    else if (seats_notice_fills(sc, v)) /* where the map may be out of sight */
        answer(notice, "again", tr("seats.ask_again"), SEATS_ASK_AGAIN);
}

static void about_space(const struct scene_ctx *sc, const struct view *v, struct notice *notice)
{
    const struct seats_scene *st = sc->state;
    notice->words =
        tr(st->n_wheelchair < st->n_wanted ? "seats.ask_space_beside" : "seats.ask_space");
    answer(notice, "space_ok", tr("seats.ask_space_ok"), SEATS_ASK_GO_ON);
    if (seats_notice_fills(sc, v))
        answer(notice, "again", tr("seats.ask_again"), SEATS_ASK_AGAIN);
}

/* Whether the answers from `first` on fit beside each other. */
static bool fit_beside(const struct view *v, const struct notice *notice, size_t first, int width)
{
    const int n = (int)(notice->n_answers - first);
    const int column = (width - (n - 1) * mm(v, GAP_MM)) / (n > 0 ? n : 1);
    for (size_t i = first; i < notice->n_answers; i++) {
        if (parts_button_width(v, &notice->answers[i]) > column)
            return false;
    }
    return true;
}

/* How many answers stand in a row of their own, above the others in one row. */
static size_t n_stacked(const struct view *v, const struct notice *notice, int width)
{
    size_t n = 0;
    while (n < notice->n_answers && !fit_beside(v, notice, n, width))
        n++;
    return n;
}

static int answers_px(const struct view *v, const struct notice *notice, int width)
{
    const size_t stacked = n_stacked(v, notice, width);
    const int rows = (int)(stacked + (stacked < notice->n_answers));
    return rows * (parts_small_height(v) + mm(v, GAP_MM));
}

static void answers(const struct scene_ctx *sc, struct view *v, struct rect at,
                    const struct notice *notice)
{
    const struct seats_scene *st = sc->state;
    const int h = parts_small_height(v), gap = mm(v, GAP_MM);
    const size_t stacked = n_stacked(v, notice, at.w);
    const int beside = (int)(notice->n_answers - stacked);
    for (size_t i = 0; i < notice->n_answers; i++) {
        const bool own_row = i < stacked;
        struct rect row = at;
        row.y += gap + (int)(own_row ? i : stacked) * (h + gap);
        row.h = h;
        struct button b = notice->answers[i];
        b.disabled = st->hold_ticket != 0;
        view_button(v, own_row ? row : rect_column(row, (int)(i - stacked), beside, gap), &b);
    }
}

static void draw(const struct scene_ctx *sc, struct view *v, struct rect *body,
                 const struct notice *notice)
{
    struct text_style style = parts_style(v, TYPE_BODY, true);
    style.color = COLOR_ON_PAPER;
    style.valign = VALIGN_MIDDLE;
    style.lines = 6;
    style.shrink = true;
    const int inner = body->w - 2 * mm(v, PAD_MM);
    const int words = parts_height(v, style, notice->words, inner - mm(v, SIGN_MM));
    const int least = mm(v, SIGN_MM), below = answers_px(v, notice, inner);
    const int high = (words > least ? words : least) + below + 2 * mm(v, GAP_MM);
    struct rect at = rect_cut_bottom(body, high);
    view_box(v, at, COLOR_PAPER, 5);
    at = rect_inset(at, mm(v, PAD_MM), mm(v, GAP_MM));
    answers(sc, v, rect_cut_bottom(&at, below), notice);
    view_icon(v, rect_centre(rect_cut_left(&at, mm(v, SIGN_MM)), mm(v, 7), mm(v, 7)), "info",
              COLOR_ON_PAPER);
    view_alert(v, "notice", at, style, notice->words);
    rect_cut_bottom(body, mm(v, GAP_MM));
}

void seats_fault_cut(const struct scene_ctx *sc, const struct view *v, struct rect *body)
{
    const struct seats_scene *st = sc->state;
    struct rect wide = chrome_box(v, *body);
    if (st->ask.what == SEATS_ASK_NOTHING && !seats_blocked(sc))
        chrome_fault_cut(sc, v, &wide, st->failed);
    body->h = wide.h;
}

void seats_notice_view(const struct scene_ctx *sc, struct view *v, struct rect *body)
{
    const struct seats_scene *st = sc->state;
    struct notice notice = {.words = ""};
    if (seats_blocked(sc))
        notice.words = tr(seats_blocked(sc));
    else if (st->ask.what == SEATS_ASK_GONE)
        about_gone(sc, v, &notice);
    else if (st->ask.what == SEATS_ASK_ORPHAN)
        about_orphan(sc, v, &notice);
    else if (st->ask.what == SEATS_ASK_SPACE)
        about_space(sc, v, &notice);
    if (notice.words[0]) {
        draw(sc, v, body, &notice);
    } else if (st->failed != RC_OK) {
        struct rect wide = chrome_box(v, *body);
        chrome_fault(sc, v, &wide, st->failed);
        body->h = wide.h;
    }
}
