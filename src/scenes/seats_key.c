/* What helps to read the map: where one is in the house, and what the marks mean. A key is shown
 * whole or not at all. */
#include "scenes/parts.h"
#include "scenes/seats_scene.h"
#include "ui/i18n.h"

enum { MINIMAP_MM = 54, SIGN_MM = 6, BESIDE_MM = 3, GAP_MM = 6, COLUMNS_MAX = 4 };

struct entry {
    enum seat_mark mark;
    const char *words;
};

enum { ENTRIES_MAX = 8 };

/* What is explained, the most needed first, and only what this house has. */
static size_t entries(const struct scene_ctx *sc, struct entry ret[ENTRIES_MAX])
{
    const struct seats_scene *st = sc->state;
    const struct seats_kinds *kinds = &st->kinds;
    const struct {
        bool shown;
        struct entry entry;
    } all[ENTRIES_MAX] = {
        {true, {MARK_CHOSEN, tr("seats.key_yours")}},
        {true, {MARK_TAKEN, tr("seats.key_taken")}},
        {kinds->n_spaces > 0, {MARK_WHEELCHAIR, tr("seats.key_wheelchair")}},
        {kinds->n_spaces > 0, {MARK_COMPANION, tr("seats.key_companion")}},
        {kinds->n_restricted > 0, {MARK_RESTRICTED, tr("seats.key_restricted")}},
        {kinds->n_noted > 0, {MARK_NOTE, tr("seats.key_note")}},
        {kinds->n_kept > 0, {MARK_ALLOCATION, tr("seats.key_kept")}},
        {sc->session->basket.n_lines > 0, {MARK_HELD, tr("seats.key_held")}},
    };
    size_t n = 0;
    for (size_t i = 0; i < ENTRIES_MAX; i++) {
        if (all[i].shown)
            ret[n++] = all[i].entry;
    }
    return n;
}

struct key { /* all entries, column by column */
    struct entry all[ENTRIES_MAX];
    int n, columns, rows;
    int widths[COLUMNS_MAX];
};

static int sign_px(const struct view *v)
{
    return mm(v, SIGN_MM + BESIDE_MM);
}

static int line_px(const struct view *v)
{
    const int line = parts_line(v, TYPE_CAPTION), sign = mm(v, SIGN_MM);
    return line > sign ? line : sign;
}

static int entry_px(const struct view *v, const struct entry *entry)
{
    const struct text_style style = parts_style(v, TYPE_CAPTION, false);
    return sign_px(v) + view_text_width(v, &style, entry->words) + 1;
}

/* False when the entries do not fit whole into so many columns. */
static bool lay_out(const struct view *v, struct key *key, int columns, struct rect at)
{
    int width = (columns - 1) * mm(v, GAP_MM);
    key->columns = columns;
    key->rows = (key->n + columns - 1) / columns;
    for (int i = 0; i < columns; i++)
        key->widths[i] = 0;
    for (int i = 0; i < key->n; i++) {
        int *column = &key->widths[i / key->rows], w = entry_px(v, &key->all[i]);
        *column = w > *column ? w : *column;
    }
    for (int i = 0; i < columns; i++)
        width += key->widths[i];
    return width <= at.w && key->rows * line_px(v) <= at.h;
}

static bool fits(const struct view *v, struct key *key, struct rect at)
{
    for (int columns = 1; columns <= COLUMNS_MAX; columns++) {
        if (lay_out(v, key, columns, at))
            return true;
    }
    return false;
}

static void key_view(struct view *v, const struct key *key, struct rect at)
{
    struct text_style style = parts_style(v, TYPE_CAPTION, false);
    style.valign = VALIGN_MIDDLE;
    for (int column = 0; column < key->columns; column++) {
        const struct rect part = rect_cut_left(&at, key->widths[column]);
        rect_cut_left(&at, mm(v, GAP_MM));
        for (int i = 0; i < key->rows && column * key->rows + i < key->n; i++) {
            const struct entry *entry = &key->all[column * key->rows + i];
            struct rect row = rect_row(part, i, key->rows, 0);
            const struct rect sign = rect_cut_left(&row, mm(v, SIGN_MM));
            view_mark(v, rect_centre(sign, mm(v, SIGN_MM), mm(v, SIGN_MM)), (int)entry->mark, 1);
            rect_cut_left(&row, mm(v, BESIDE_MM));
            view_text(v, NULL, row, style, entry->words);
        }
    }
}

static struct key key_of(const struct scene_ctx *sc)
{
    struct key key = {.n = 0};
    key.n = (int)entries(sc, key.all);
    return key;
}

bool seats_key_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    const struct seats_scene *st = sc->state;
    struct key key = key_of(sc);
    struct rect beside = at;
    const struct rect house = rect_cut_left(&beside, mm(v, MINIMAP_MM));
    rect_cut_left(&beside, mm(v, GAP_MM));
    const bool both = fits(v, &key, beside);
    const bool alone = !both && fits(v, &key, at);
    if (!alone && at.w >= mm(v, MINIMAP_MM)) {
        view_box(v, house, COLOR_SURFACE, 3);
        view_minimap(v, rect_inset(house, mm(v, 2), mm(v, 2)), st->map);
    }
    if (both || alone)
        key_view(v, &key, both ? beside : at);
    return both || alone;
}

int seats_key_px(const struct scene_ctx *sc, const struct view *v, int width)
{
    struct key key = key_of(sc);
    for (int columns = COLUMNS_MAX; columns > 0; columns--) {
        const int high = (key.n + columns - 1) / columns * line_px(v);
        if (lay_out(v, &key, columns, (struct rect){0, 0, width, high}))
            return high;
    }
    return 0;
}

void seats_key_row_view(const struct scene_ctx *sc, struct view *v, struct rect at)
{
    struct key key = key_of(sc);
    for (int columns = COLUMNS_MAX; columns > 0; columns--) {
        if (lay_out(v, &key, columns, at)) {
            key_view(v, &key, at);
            return;
        }
    }
}
