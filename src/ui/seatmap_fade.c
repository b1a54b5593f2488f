/* Marks that others changed fade in place (kiosk requirements 2.2, rule 9). A fade keeps the slot that
 * was; the picture of a seat is mixed from the sprites of both. */
#include <string.h>

#include "base/mem.h"
#include "ui/seatmap_impl.h"

enum {
    FADE_MS = 300,
    STEPS = 16,      /* shades between one mark and the other */
    FADES_MAX = 1024 /* at a time; what comes above changes at once */
};

struct fade {
    uint32_t item;    /* the owner's index */
    uint8_t from;     /* slot */
    int8_t step;      /* as drawn last, of STEPS */
    int64_t since_ms; /* -1: until the next call of seatmap_fade() */
};

struct seatmap_fades {
    bool is_live; /* somebody tells the time */
    size_t n;
    struct fade fades[FADES_MAX];
};

struct seatmap_fades *seatmap_fades_new(void)
{
    return mem_zalloc(sizeof(struct seatmap_fades));
}

void seatmap_fades_free(struct seatmap_fades *fades)
{
    mem_free(fades);
}

/* What the customer does shows at once; only what others do is shown gently. */
static bool is_gentle(unsigned slot)
{
    switch (seatmap_slot_mark(slot)) {
    case MARK_FREE:
    case MARK_RESTRICTED:
    case MARK_NOTE:
    case MARK_ALLOCATION:
    case MARK_WHEELCHAIR:
    case MARK_TAKEN:
        return true;
    case MARK_NONE:
    case MARK_COMPANION:
    case MARK_CHOSEN:
    case MARK_HELD:
    case MARK_LOST:
    case MARK_QUIET:
    case MARK_ASIDE:
        break;
    }
    return false;
}

static void drop(struct seatmap *map, size_t i)
{
    struct seatmap_fades *f = map->fades;
    map->n_in_slot[f->fades[i].from]--; /* its sprite was kept in use */
    f->fades[i] = f->fades[--f->n];
}

/* One that is fading starts again from what it had just become. */
static void forget(struct seatmap *map, size_t item)
{
    for (size_t i = 0; i < map->fades->n; i++) {
        if (map->fades->fades[i].item == item) {
            drop(map, i);
            return;
        }
    }
}

void seatmap_fades_add(struct seatmap *map, size_t item, unsigned from, unsigned to)
{
    struct seatmap_fades *f = map->fades;
    if (f->n > 0)
        forget(map, item);
    const bool taken =
        (seatmap_slot_mark(from) == MARK_TAKEN) != (seatmap_slot_mark(to) == MARK_TAKEN);
    if (!f->is_live || !map->placed || map->panel.reduced_motion || !taken || !is_gentle(from) ||
        !is_gentle(to) || f->n == FADES_MAX)
        return;
    f->fades[f->n++] = (struct fade){.item = (uint32_t)item, .from = (uint8_t)from, .since_ms = -1};
    map->n_in_slot[from]++;
}

bool seatmap_fade(struct seatmap *map, int64_t now_ms)
{
    struct seatmap_fades *f = map->fades;
    f->is_live = true;
    for (size_t i = f->n; i-- > 0;) {
        struct fade *fade = &f->fades[i];
        if (fade->since_ms < 0)
            fade->since_ms = now_ms;
        const int64_t step = (now_ms - fade->since_ms) * STEPS / FADE_MS;
        const bool is_over = step >= STEPS || step < 0 || map->panel.reduced_motion;
        if (is_over || step != fade->step)
            seatmap_damage_item(map, fade->item);
        if (is_over)
            drop(map, i);
        else
            fade->step = (int8_t)step;
    }
    return f->n > 0;
}

static uint32_t mix(uint32_t a, uint32_t b, unsigned part)
{
    const unsigned rest = STEPS - part;
    const uint32_t rb = (a & 0xFF00FFU) * rest + (b & 0xFF00FFU) * part;
    const uint32_t g = (a & 0x00FF00U) * rest + (b & 0x00FF00U) * part;
    return 0xFF000000U | ((rb / STEPS) & 0xFF00FFU) | ((g / STEPS) & 0x00FF00U);
}

/* Only where one of both marks something: neighbours may stand close. */
static void draw_fade(const struct seatmap *map, struct canvas *c, const struct fade *fade)
{
    const uint32_t place = map->place[fade->item];
    const struct seatmap_sprite *from = &map->sprites[fade->from];
    const struct seatmap_sprite *to = &map->sprites[map->slot[place]];
    const int size = map->sprite_size;
    if (!from->ready || !to->ready)
        return;
    const struct rect at = {map->ox + seatmap_px(map->x[place], map->scale) - size / 2,
                            map->oy + seatmap_px(map->y[place], map->scale) - size / 2, size, size};
    const struct rect in = rect_intersect(at, c->clip);
    for (int y = in.y; y < in.y + in.h; y++) {
        const ptrdiff_t line = y - at.y;
        const uint16_t *a = from->spans + 2 * line, *b = to->spans + 2 * line;
        const int first = at.x + (a[0] < b[0] ? a[0] : b[0]),
                  end = at.x + (a[1] > b[1] ? a[1] : b[1]);
        for (int x = first < in.x ? in.x : first; x < in.x + in.w && x < end; x++)
            c->pixels[(ptrdiff_t)y * c->stride + x] =
                mix(from->pixels[line * size + x - at.x], to->pixels[line * size + x - at.x],
                    (unsigned)fade->step);
    }
}

void seatmap_fades_draw(const struct seatmap *map, struct canvas *c)
{
    for (size_t i = 0; i < map->fades->n; i++)
        draw_fade(map, c, &map->fades->fades[i]);
}
