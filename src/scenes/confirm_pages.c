#include "scenes/basket_scene.h"
#include "scenes/confirm_review.h"
#include "scenes/confirm_scene.h"
#include "scenes/parts.h"
#include "ui/i18n.h"

enum { GAP_MM = 4, SIDE_PERCENT = 45, SIDE_GAP_MM = 8 };

static int sums_height(const struct scene_ctx *sc, struct view *v, int width, size_t arg)
{
    (void)arg;
    return basket_rows_height(sc, v, width);
}

static void sums_view(const struct scene_ctx *sc, struct view *v, struct rect at, size_t arg)
{
    (void)arg;
    basket_rows_view(sc, v, at);
}

static size_t add(struct review_block *blocks, size_t n, struct review_block block)
{
    blocks[n] = block;
    return n + 1;
}

/* In the order in which they are agreed to; the terms only where they do not stand beside them. */
static size_t blocks_of(const struct scene_ctx *sc, bool with_terms,
                        struct review_block blocks[REVIEW_BLOCKS_MAX])
{
    const struct confirm_scene *st = sc->state;
    const struct basket *basket = &sc->session->basket;
    size_t n = 0;
    if (st->price_changed)
        n = add(blocks, n, (struct review_block){review_changed_height, review_changed_view, 0});
    n = add(blocks, n, (struct review_block){review_bookings_height, review_bookings_view, 0});
    for (size_t i = 0; i < basket->n_lines; i += review_group_size(basket, i))
        n = add(blocks, n, (struct review_block){review_group_height, review_group_view, i});
    if (!with_terms)
        return n;
    n = add(blocks, n, (struct review_block){sums_height, sums_view, 0});
    n = add(blocks, n, (struct review_block){review_delivery_height, review_delivery_view, 0});
    return add(blocks, n, (struct review_block){review_rules_height, review_rules_view, 0});
}

/* The page of each block; returns the number of pages. A block higher than a page has one alone. */
static uint32_t paginate(const struct scene_ctx *sc, struct view *v, struct rect at,
                         const struct review_block *blocks, size_t n,
                         uint32_t pages[REVIEW_BLOCKS_MAX])
{
    uint32_t page = 0;
    int used = 0;
    for (size_t i = 0; i < n; i++) {
        const int h = blocks[i].height(sc, v, at.w, blocks[i].arg);
        if (used > 0 && h > 0 && used + mm(v, GAP_MM) + h > at.h) {
            page++;
            used = 0;
        }
        pages[i] = page;
        used += h > 0 ? h + (used > 0 ? mm(v, GAP_MM) : 0) : 0;
    }
    return page + 1;
}

static void turner(struct view *v, struct rect *row, uint32_t page, uint32_t n)
{
    if (n < 2)
        return;
    const char *words = TR(v->arena, "confirm.page", {"n", view_printf(v, "%u", page + 1)},
                           {"total", view_printf(v, "%u", n)});
    parts_button_left(v, row,
                      &(struct button){.id = "review_more",
                                       .label = words,
                                       .icon = "down",
                                       .look = LOOK_QUIET,
                                       .action = CONFIRM_PAGE,
                                       .arg = (page + 1) % n});
}

static void blocks_view(const struct scene_ctx *sc, struct view *v, struct rect at,
                        struct rect *turner_row, bool with_terms)
{
    const struct confirm_scene *st = sc->state;
    struct review_block blocks[REVIEW_BLOCKS_MAX];
    uint32_t pages[REVIEW_BLOCKS_MAX];
    const size_t n = blocks_of(sc, with_terms, blocks);
    const uint32_t n_pages = paginate(sc, v, at, blocks, n, pages);
    const uint32_t page = st->page < n_pages ? st->page : 0;
    turner(v, turner_row, page, n_pages);
    for (size_t i = 0; i < n; i++) {
        const int h = blocks[i].height(sc, v, at.w, blocks[i].arg);
        if (pages[i] != page || h == 0)
            continue;
        blocks[i].draw(sc, v, rect_cut_top(&at, h), blocks[i].arg);
        rect_cut_top(&at, mm(v, GAP_MM));
    }
}

/* The pages at the left; at the right their turner above the terms, or above the total alone. */
static void wide_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const int button = parts_button_height(v);
    struct rect side = rect_cut_right(&at, at.w * SIDE_PERCENT / 100);
    rect_cut_right(&at, mm(v, SIDE_GAP_MM));
    const bool beside = review_terms_height(sc, v, side.w) + button <= side.h;
    struct rect row = rect_cut_top(&side, button);
    blocks_view(sc, v, at, &row, !beside);
    if (beside)
        review_terms_view(sc, v, side);
    else
        basket_total_view(sc, v, rect_cut_bottom(&side, basket_total_height(v)));
}

void review_pages_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const int total = basket_total_height(v), button = parts_button_height(v);
    rect_cut_bottom(&at, mm(v, 2));
    if (panel_is_landscape(v->panel)) {
        wide_view(sc, v, at);
        return;
    }
    struct rect row = rect_cut_bottom(&at, total > button ? total : button);
    rect_cut_bottom(&at, mm(v, 2));
    blocks_view(sc, v, at, &row, true);
    basket_total_view(sc, v, row);
}
