#include "app/overlay_dialog.h"

#include <assert.h>

#include "app/overlay_view.h"
#include "ui/i18n.h"

enum {
    WIDE_MM = 244,
    FOOT_MM = 46,
    FOOT_LOW_MM = 4,
    GAP_MM = 4,
    BUTTON_MM = 24,
    BUTTON_LARGE_MM = 28,
    CHOICE_PAD_MM = 6,
    CHOICE_PAD_SMALL_MM = 3,
    BUTTON_SMALL_MM = 20, /* where there is no room for more: K-10 */
    PRIMARY_MM = 36,
    COLUMNS_MAX = 4,
    NUMBER_MM = 60
};

/* One way to arrange it. */
struct arrangement {
    bool wide, small, beside; /* wider sheet, smaller words, buttons side by side */
    int columns;              /* of the choices */
    int pad, w;               /* px */
};

void dialog_say(struct dialog *d, const char *id, const char *words)
{
    assert(d->n_sentences < DIALOG_SENTENCES_MAX);
    if (words[0] != '\0')
        d->sentences[d->n_sentences++] = (struct dialog_sentence){id, words};
}

void dialog_choose(struct dialog *d, const struct dialog_choice *choice)
{
    assert(d->n_choices < DIALOG_CHOICES_MAX);
    d->choices[d->n_choices++] = *choice;
}

void dialog_button(struct dialog *d, const struct button *button)
{
    assert(d->n_buttons < DIALOG_BUTTONS_MAX);
    d->buttons[d->n_buttons++] = *button;
}

static bool is_low(const struct view *v)
{
    return panel_is_landscape(v->panel) || v->panel->low_reach;
}

static struct text_style style_of(enum type_step step, bool bold, int lines)
{
    return (struct text_style){.step = step, .bold = bold, .lines = lines, .shrink = true};
}

static struct text_style title_style(const struct arrangement *p)
{
    return style_of(p->small ? TYPE_TITLE : TYPE_DISPLAY, true, 3);
}

static struct text_style words_style(const struct arrangement *p)
{
    return style_of(p->small ? TYPE_BODY : TYPE_HEADING, false, 10);
}

static int text_height(const struct view *v, struct text_style style, const char *words, int width)
{
    return view_text_lines(v, &style, words, width) * theme_line_px(v->panel, style.step);
}

static int number_width(const struct view *v, const struct dialog *d)
{
    return d->number ? mm(v, NUMBER_MM) : 0;
}

static int title_height(const struct view *v, const struct dialog *d, const struct arrangement *p)
{
    const int words = text_height(v, title_style(p), d->title, p->w - number_width(v, d));
    const int number = d->number ? theme_line_px(v->panel, p->small ? TYPE_NUMBER : TYPE_HERO) : 0;
    const int bar = d->number ? mm(v, 3 + GAP_MM) : 0;
    return (words > number ? words : number) + bar + mm(v, GAP_MM);
}

static int least_height(const struct view *v, const struct arrangement *p)
{
    if (p->small && panel_is_tight(v->panel))
        return mm(v, BUTTON_SMALL_MM);
    return mm(v, v->panel->large_text ? BUTTON_LARGE_MM : BUTTON_MM);
}

static int button_height(const struct view *v, const struct button *b, const struct arrangement *p)
{
    const int least = least_height(v, p);
    const int wished = mm(v, PRIMARY_MM);
    return b->look == LOOK_PRIMARY && !p->small && wished > least ? wished : least;
}

static int buttons_height(const struct view *v, const struct dialog *d, const struct arrangement *p)
{
    int h = 0, most = 0;
    for (size_t i = 0; i < d->n_buttons; i++) {
        const int b = button_height(v, &d->buttons[i], p);
        most = b > most ? b : most;
        h += b + (i > 0 ? mm(v, GAP_MM) : 0);
    }
    return p->beside ? most : h;
}

static struct text_style choice_style(const struct arrangement *p, bool note)
{
    return style_of(note || p->small ? TYPE_BODY : TYPE_HEADING, !note, 3);
}

static int choice_pad(const struct view *v, const struct arrangement *p)
{
    return mm(v, p->small ? CHOICE_PAD_SMALL_MM : CHOICE_PAD_MM);
}

static int choice_inner(const struct view *v, const struct arrangement *p)
{
    const int gap = mm(v, GAP_MM);
    return (p->w - (p->columns - 1) * gap) / p->columns - 2 * choice_pad(v, p) - mm(v, 8 + 4);
}

static int choice_height(const struct view *v, const struct dialog *d, const struct arrangement *p)
{
    int h = least_height(v, p);
    const int inner = choice_inner(v, p);
    for (size_t i = 0; i < d->n_choices; i++) {
        int words = text_height(v, choice_style(p, false), d->choices[i].label, inner) + mm(v, 6);
        if (d->choices[i].note[0] != '\0' && !p->small)
            words += text_height(v, choice_style(p, true), d->choices[i].note, inner);
        h = words > h ? words : h;
    }
    return h;
}

static int choices_height(const struct view *v, const struct dialog *d, const struct arrangement *p)
{
    if (d->n_choices == 0)
        return 0;
    const int rows = ((int)d->n_choices + p->columns - 1) / p->columns;
    return rows * (choice_height(v, d, p) + mm(v, GAP_MM));
}

static int sentence_height(const struct view *v, const struct dialog *d,
                           const struct arrangement *p, size_t i)
{
    return text_height(v, words_style(p), d->sentences[i].words, p->w) + mm(v, GAP_MM);
}

static int whole_height(const struct view *v, const struct dialog *d, const struct arrangement *p)
{
    int h = 2 * p->pad + title_height(v, d, p) + choices_height(v, d, p) + buttons_height(v, d, p) +
            mm(v, GAP_MM);
    for (size_t i = 0; i < d->n_sentences; i++)
        h += sentence_height(v, d, p, i);
    return h;
}

static struct rect room_for(const struct view *v)
{
    struct rect room = panel_usable(v->panel);
    rect_cut_bottom(&room, mm(v, is_low(v) ? FOOT_LOW_MM : FOOT_MM));
    rect_cut_top(&room, mm(v, 2));
    return rect_inset(room, panel_margin_px(v->panel), 0);
}

static void set_width(const struct view *v, struct arrangement *p, int room_w)
{
    const int most = mm(v, WIDE_MM);
    p->pad = mm(v, p->small ? 6 : 12);
    p->w = (p->wide || room_w < most ? room_w : most) - 2 * p->pad;
}

/* The first that fits; the last when none does. */
static struct arrangement arrange(const struct view *v, const struct dialog *d, struct rect room)
{
    struct arrangement p = {0};
    for (int step = 0; step < 2 * 2 * 2 * COLUMNS_MAX; step++) {
        p.beside = step & 1;
        p.wide = step & 2;
        p.columns = 1 + (step >> 2) % COLUMNS_MAX;
        p.small = step >= 4 * COLUMNS_MAX;
        if (p.columns > 1 && (size_t)p.columns > d->n_choices)
            continue;
        set_width(v, &p, room.w);
        if (choice_inner(v, &p) >= mm(v, 30) && whole_height(v, d, &p) <= room.h)
            return p;
    }
    p = (struct arrangement){.wide = true, .small = true, .beside = true, .columns = 1};
    while ((size_t)p.columns < d->n_choices && p.columns < COLUMNS_MAX)
        p.columns++;
    set_width(v, &p, room.w);
    return p;
}

static void title_view(struct view *v, const struct dialog *d, const struct arrangement *p,
                       struct rect *at)
{
    struct rect top = rect_cut_top(at, title_height(v, d, p));
    rect_cut_bottom(&top, mm(v, GAP_MM));
    struct text_style style = title_style(p);
    style.valign = VALIGN_MIDDLE;
    if (d->number) {
        const struct rect bar = rect_cut_bottom(&top, mm(v, 3));
        rect_cut_bottom(&top, mm(v, GAP_MM));
        view_progress(v, NULL, bar, d->per_mille, "");
        struct text_style number = style_of(p->small ? TYPE_NUMBER : TYPE_HERO, true, 1);
        number.align = ALIGN_RIGHT;
        number.valign = VALIGN_MIDDLE;
        view_timer(v, "seconds", rect_cut_right(&top, number_width(v, d)), number, d->number);
    }
    view_heading(v, "overlay_title", top, style, d->title);
}

static void choice_view(struct view *v, struct rect at, const struct dialog_choice *c,
                        const struct arrangement *p)
{
    const bool noted = c->note[0] != '\0' && !p->small;
    view_button(v, at,
                &(struct button){.id = c->id,
                                 .nth = c->nth,
                                 .label = c->label,
                                 .hint = c->note,
                                 .role = ROLE_TOGGLE,
                                 .look = LOOK_TILE,
                                 .chosen = c->chosen,
                                 .action = c->action,
                                 .arg = c->arg});
    struct text_style name = choice_style(p, false), note = choice_style(p, true);
    name.color = note.color = c->chosen ? COLOR_ON_PAPER : COLOR_TEXT;
    at = rect_inset(at, choice_pad(v, p), 0);
    const struct rect sign = rect_cut_left(&at, mm(v, 8));
    if (c->chosen)
        view_icon(v, rect_centre(sign, mm(v, 8), mm(v, 8)), "check", name.color);
    rect_cut_left(&at, mm(v, 4));
    const int head = text_height(v, name, c->label, at.w);
    const int below = noted ? text_height(v, note, c->note, at.w) : 0;
    at = rect_centre(at, at.w, head + below);
    view_decor_text(v, rect_cut_top(&at, head), name, c->label);
    if (noted)
        view_decor_text(v, at, note, c->note);
}

static void choices_view(struct view *v, const struct dialog *d, const struct arrangement *p,
                         struct rect *at)
{
    const int h = choice_height(v, d, p), gap = mm(v, GAP_MM);
    struct rect all = rect_cut_top(at, choices_height(v, d, p));
    for (size_t i = 0; i < d->n_choices; i++) {
        struct rect row = all;
        row.y += (int)i / p->columns * (h + gap);
        row.h = h;
        choice_view(v, rect_column(row, (int)i % p->columns, p->columns, gap), &d->choices[i], p);
    }
}

static void buttons_view(struct view *v, const struct dialog *d, const struct arrangement *p,
                         struct rect at)
{
    const int n = (int)d->n_buttons;
    for (int i = 0; i < n; i++) {
        /* Side by side the main one stands at the right, where it is everywhere else. */
        struct rect place = p->beside ? rect_column(at, n - 1 - i, n, mm(v, GAP_MM))
                                      : rect_cut_top(&at, button_height(v, &d->buttons[i], p));
        view_button(v, place, &d->buttons[i]);
        rect_cut_top(&at, p->beside ? 0 : mm(v, GAP_MM));
    }
}

/* Sentences from `first` on that have room; at least one. */
static size_t fit_from(const struct view *v, const struct dialog *d, const struct arrangement *p,
                       size_t first, int room)
{
    size_t n = 0;
    while (first + n < d->n_sentences) {
        const int h = sentence_height(v, d, p, first + n);
        if (n > 0 && h > room)
            break;
        room -= h;
        n++;
    }
    return n;
}

static void sentences_view(struct view *v, const struct dialog *d, const struct arrangement *p,
                           struct rect *at, uint32_t page)
{
    size_t first = 0, n = fit_from(v, d, p, 0, at->h);
    struct rect turner = {0};
    uint32_t pages = 1;
    if (n < d->n_sentences) {
        turner = rect_cut_bottom(at, mm(v, v->panel->large_text ? BUTTON_LARGE_MM : BUTTON_MM));
        rect_cut_bottom(at, mm(v, GAP_MM));
        pages = 0;
        for (size_t i = 0; i < d->n_sentences; pages++)
            i += fit_from(v, d, p, i, at->h);
        page %= pages;
        n = fit_from(v, d, p, 0, at->h);
        for (uint32_t i = 0; i < page; i++) {
            first += n;
            n = fit_from(v, d, p, first, at->h);
        }
    }
    for (size_t i = first; i < first + n; i++) {
        struct rect line = rect_cut_top(at, sentence_height(v, d, p, i));
        rect_cut_bottom(&line, mm(v, GAP_MM));
        view_text(v, d->sentences[i].id, line, words_style(p), d->sentences[i].words);
    }
    if (pages > 1) {
        const char *words = TR(v->arena, "confirm.page", {"n", view_printf(v, "%u", page + 1)},
                               {"total", view_printf(v, "%u", pages)});
        view_button(v, turner,
                    &(struct button){.id = "overlay_more",
                                     .label = words,
                                     .icon = "down",
                                     .look = LOOK_SUNK,
                                     .action = ACTION_OVERLAY_PAGE,
                                     .arg = (page + 1) % pages});
    }
}

void dialog_view(struct view *v, const struct dialog *d, uint32_t page)
{
    struct rect room = room_for(v);
    const struct arrangement p = arrange(v, d, room);
    const int want = whole_height(v, d, &p);
    struct rect at = rect_cut_bottom(&room, want < room.h ? want : room.h);
    at = rect_centre(at, p.w + 2 * p.pad, at.h);
    view_box(v, at, COLOR_RAISED, 5);
    at = rect_inset(at, p.pad, p.pad);
    title_view(v, d, &p, &at);
    const struct rect buttons = rect_cut_bottom(&at, buttons_height(v, d, &p));
    rect_cut_bottom(&at, mm(v, GAP_MM));
    struct rect words = at;
    const int choices = choices_height(v, d, &p);
    rect_cut_bottom(&words, choices);
    sentences_view(v, d, &p, &words, page);
    struct rect grid = rect_cut_bottom(&at, choices);
    choices_view(v, d, &p, &grid);
    buttons_view(v, d, &p, buttons);
}
