/* What stands in a button: a few ways to arrange an icon, words and an amount. */
#include <string.h>

#include "base/text.h"
#include "ui/paint_parts.h"

#define ICON_MM     7.0
#define PADDING_MM  8.0 /* 6 in buttons of 20 mm */
#define GAP_MM      4.0
#define WORD_GAP_MM 1.2 /* between an icon and the word below it */

/* Larger targets carry larger words; a scene may ask for a step above the smallest itself. */
static enum type_step step_of(const struct brush *b, const struct widget *w)
{
    const double h = w->at.h / b->panel->px_per_mm;
    if (w->style.step != TYPE_CAPTION)
        return w->style.step;
    if (w->look == LOOK_CHIP)
        return TYPE_BODY;
    if (w->look == LOOK_KEY)
        return TYPE_TITLE;
    if (w->look == LOOK_PRIMARY && h >= 38)
        return TYPE_DISPLAY;
    if (w->look == LOOK_PRIMARY && h >= 31)
        return TYPE_TITLE;
    return h >= 22 ? TYPE_HEADING : TYPE_BODY;
}

static bool is_bold(const struct widget *w)
{
    if (w->look == LOOK_CHIP)
        return w->chosen;
    return w->look != LOOK_KEY && w->look != LOOK_HEADER;
}

static int icon_px(const struct brush *b, enum type_step step)
{
    const double grown = b->panel->large_text ? 1.35 : 1;
    switch (step) {
    case TYPE_CAPTION:
    case TYPE_BODY:
    case TYPE_HEADING:
        break;
    case TYPE_TITLE:
        return brush_px(b, 9 * grown);
    case TYPE_DISPLAY:
    case TYPE_NUMBER:
    case TYPE_HERO:
        return brush_px(b, 12 * grown);
    case TYPE_COUNT:
        break;
    }
    return brush_px(b, ICON_MM * grown);
}

/* Whether every word is narrower than the width: a word, or a price, is never broken in two. */
static bool words_fit(const struct brush *b, const struct text_style *style, int width,
                      const char *text)
{
    char word[96];
    while (*text) {
        const size_t n = strcspn(text, " \n-");
        struct text t = TEXT_OF(word);
        text_add_n(&t, text, n);
        if (t.cut || type_width(b->type, b->panel, style, word) > width)
            return false;
        text += n + (text[n] != '\0');
    }
    return true;
}

/* A style in which the words fit the width: as wished, else one step smaller, else in two lines,
 * else smaller still. */
static struct text_style fitting(const struct brush *b, struct text_style style, int width,
                                 const char *text)
{
    const enum type_step wish = style.step;
    for (;; style.step--) {
        style.lines = 1;
        if (type_width(b->type, b->panel, &style, text) <= width || style.step == TYPE_CAPTION)
            break;
        if (style.step == wish)
            continue;
        style.lines = 2;
        if (words_fit(b, &style, width, text) &&
            type_lines(b->type, b->panel, &style, text, width) <= 2)
            return style;
    }
    /* Two lines of the smallest size, or one that is cut and reported. */
    style.lines = words_fit(b, &style, width, text) ? 2 : 1;
    return style;
}

static int used_width(const struct brush *b, const struct text_style *style, int width,
                      const char *text)
{
    const int wanted = type_width(b->type, b->panel, style, text);
    return wanted < width ? wanted : width;
}

static struct rect cut_start(const struct brush *b, struct rect *from, int px)
{
    return b->panel->rtl ? rect_cut_right(from, px) : rect_cut_left(from, px);
}

static struct rect cut_end(const struct brush *b, struct rect *from, int px)
{
    return b->panel->rtl ? rect_cut_left(from, px) : rect_cut_right(from, px);
}

/* What is left within the padding. A button gives up half of it before it gives up a size of its
 * letters, of which the widest line wants `wanted` pixels. */
static struct rect inside(const struct brush *b, const struct widget *w, int wanted)
{
    const bool key = w->look == LOOK_KEY || w->look == LOOK_KEY_FUNCTION;
    const bool low = w->at.h < brush_px(b, 22) || w->look == LOOK_CHIP;
    const int most = brush_px(b, key ? 2 : low ? 6 : PADDING_MM);
    const int least = most / 2 > brush_px(b, 1.5) ? most / 2 : brush_px(b, 1.5);
    int pad = (w->at.w - wanted) / 2;
    pad = pad > most ? most : pad < least ? least : pad;
    return rect_inset(w->at, pad, 0);
}

/* Signs that say where it goes on stand behind the words, all others before them. */
static bool is_trailing(const char *icon)
{
    return strcmp(icon, "fwd") == 0 || strcmp(icon, "down") == 0 || strcmp(icon, "up") == 0;
}

/* A smaller line over or under a larger one, or an icon over a word; centred as a block. */
struct stacked {
    const char *icon, *upper, *lower;
    struct text_style upper_style, lower_style;
    enum color icon_color, upper_color, lower_color;
    int icon_size;
};

/* Stacked lines stand closer than those of running text. */
static int block_px(const struct brush *b, const struct text_style *style, int width,
                    const char *text)
{
    const int line = theme_font_px(b->panel, style->step) * 117 / 100;
    if (style->lines <= 1)
        return line;
    const int lines = type_lines(b->type, b->panel, style, text, width);
    return line + (lines > 1 ? theme_line_px(b->panel, style->step) : 0);
}

static void draw_stacked(struct brush *b, struct rect in, const struct stacked *s)
{
    const int gap = brush_px(b, *s->icon ? WORD_GAP_MM : 0.8);
    const int upper = *s->icon ? s->icon_size : block_px(b, &s->upper_style, in.w, s->upper);
    const int lower = block_px(b, &s->lower_style, in.w, s->lower);
    if (upper + gap + lower > in.h)
        brush_overflow(b, s->lower);
    struct rect block = rect_centre(in, in.w, upper + gap + lower);
    if (*s->icon)
        brush_icon(b, rect_cut_top(&block, upper), s->icon_size, s->icon_color, s->icon);
    else
        brush_text(b, rect_cut_top(&block, upper), &s->upper_style, s->upper_color, s->upper);
    rect_cut_top(&block, gap);
    brush_text(b, block, &s->lower_style, s->lower_color, s->lower);
}

static void draw_header(struct brush *b, const struct widget *w, const struct button_ink *ink)
{
    const struct rect in = rect_inset(w->at, brush_px(b, 0.5), 0);
    struct stacked s = {.icon = w->icon, .upper = "", .lower = w->label, .icon_size = 0};
    /* The accessibility sign is larger: it stands in a footer, in a target of 24 mm. */
    const bool large = b->panel->large_text;
    const bool tall = w->at.h >= brush_px(b, large ? 28 : 23);
    s.icon_size = brush_px(b, !tall ? ICON_MM : large ? 10 : 9);
    s.icon_color = s.lower_color = ink->text;
    s.lower_style = (struct text_style){
        .step = TYPE_CAPTION, .bold = w->chosen, .align = ALIGN_CENTRE, .valign = VALIGN_MIDDLE};
    s.lower_style = fitting(b, s.lower_style, in.w, w->label);
    if (*w->icon)
        draw_stacked(b, in, &s);
    else
        brush_text(b, in, &s.lower_style, ink->text, w->label);
}

static void draw_date(struct brush *b, const struct widget *w, const struct button_ink *ink)
{
    const struct rect in = rect_inset(w->at, brush_px(b, 1.5), 0);
    const struct text_style small = {
        .step = TYPE_CAPTION, .align = ALIGN_CENTRE, .valign = VALIGN_MIDDLE, .shrink = true};
    const struct text_style large = {.step = TYPE_HEADING,
                                     .bold = true,
                                     .align = ALIGN_CENTRE,
                                     .valign = VALIGN_MIDDLE,
                                     .shrink = true};
    struct stacked s = {.icon = w->icon, .icon_size = icon_px(b, TYPE_BODY)};
    s.icon_color = ink->text;
    s.upper = w->sub;
    s.upper_style = fitting(b, small, in.w, w->sub);
    s.upper_color = ink->quiet;
    s.lower = w->label;
    s.lower_style = fitting(b, *w->icon ? small : large, in.w, w->label);
    s.lower_color = *w->icon && !w->chosen ? ink->quiet : ink->text;
    if (*w->icon || *w->sub)
        draw_stacked(b, in, &s);
    else
        brush_text(b, in, &s.lower_style, ink->text, w->label);
}

/* Words left, amount and arrow right. False when they do not fit beside each other. */
static bool draw_amount(struct brush *b, const struct widget *w, const struct button_ink *ink)
{
    struct text_style style = {.step = step_of(b, w), .bold = true, .valign = VALIGN_MIDDLE};
    const int icon = icon_px(b, style.step), gap = brush_px(b, GAP_MM);
    const int arrow = icon + gap;
    int words = type_width(b->type, b->panel, &style, w->label);
    int amount = type_width(b->type, b->panel, &style, w->sub);
    struct rect in = inside(b, w, words + amount + gap + arrow);
    if (words + amount + gap + arrow > in.w && style.step > TYPE_CAPTION) {
        style.step--;
        words = type_width(b->type, b->panel, &style, w->label);
        amount = type_width(b->type, b->panel, &style, w->sub);
    }
    if (words + amount + gap + arrow > in.w)
        return false;
    brush_icon(b, cut_end(b, &in, icon), icon, ink->text, *w->icon ? w->icon : "fwd");
    cut_end(b, &in, gap);
    const struct rect right = cut_end(b, &in, amount);
    brush_text(b, right, &style, ink->text, w->sub);
    brush_text(b, in, &style, ink->text, w->label);
    return true;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static void draw_two_lines(struct brush *b, const struct widget *w, const struct button_ink *ink)
{
    const bool primary = w->look == LOOK_PRIMARY, chip = w->look == LOOK_CHIP;
    bool icon = *w->icon != '\0';
    int size = icon ? icon_px(b, TYPE_TITLE) : 0, gap = icon ? brush_px(b, 6) : 0;
    const enum align align = icon ? ALIGN_LEFT : ALIGN_CENTRE;
    const struct text_style large = {.step = chip ? TYPE_HEADING : step_of(b, w),
                                     .bold = true,
                                     .align = align,
                                     .valign = VALIGN_MIDDLE};
    const struct text_style small = {.step = TYPE_BODY, .align = align, .valign = VALIGN_MIDDLE};
    const struct text_style second = primary ? large : small;
    const int words = larger(type_width(b->type, b->panel, &large, w->label),
                             type_width(b->type, b->panel, &second, w->sub));
    struct rect in = inside(b, w, size + gap + words);
    if (primary && size + gap + words > in.w) {
        icon = false; /* an arrow says no more than the words */
        size = gap = 0;
    }
    if (icon)
        brush_icon(b, primary ? cut_end(b, &in, size) : cut_start(b, &in, size), size, ink->text,
                   w->icon);
    (void)(primary ? cut_end(b, &in, gap) : cut_start(b, &in, gap));
    const struct stacked s = {.icon = "",
                              .upper = w->label,
                              .lower = w->sub,
                              .upper_style = fitting(b, large, in.w, w->label),
                              .lower_style = fitting(b, second, in.w, w->sub),
                              .upper_color = ink->text,
                              .lower_color = primary ? ink->text : ink->quiet};
    draw_stacked(b, in, &s);
}

static void draw_busy(struct brush *b, const struct widget *w, const struct button_ink *ink)
{
    const struct text_style wish = {.step = step_of(b, w), .bold = true, .valign = VALIGN_MIDDLE};
    const int size = icon_px(b, TYPE_BODY);
    struct rect in =
        inside(b, w, size + brush_px(b, GAP_MM) + type_width(b->type, b->panel, &wish, w->label));
    const struct rect sign = rect_centre(cut_start(b, &in, size), size, size);
    brush_spinner(b, sign, ink->text);
    cut_start(b, &in, brush_px(b, GAP_MM));
    const struct text_style style = fitting(b, wish, in.w, w->label);
    brush_text(b, in, &style, ink->text, w->label);
}

/* An icon and words side by side, centred together. */
static void draw_row(struct brush *b, const struct widget *w, const struct button_ink *ink)
{
    const struct text_style wish = {
        .step = step_of(b, w), .bold = is_bold(w), .align = ALIGN_CENTRE, .valign = VALIGN_MIDDLE};
    const bool words = *w->label != '\0', icon = *w->icon != '\0';
    const int size = icon ? icon_px(b, wish.step) : 0;
    const int gap = icon && words ? brush_px(b, w->look == LOOK_CHIP ? 3 : GAP_MM) : 0;
    struct rect in = inside(b, w, size + gap + type_width(b->type, b->panel, &wish, w->label));
    const struct text_style style = fitting(b, wish, in.w - size - gap, w->label);
    const int wide = words ? used_width(b, &style, in.w - size - gap, w->label) : 0;
    in = rect_centre(in, size + gap + wide, in.h);
    if (icon) {
        const bool behind = words && is_trailing(w->icon);
        const struct rect at = behind ? cut_end(b, &in, size) : cut_start(b, &in, size);
        (void)(behind ? cut_end(b, &in, gap) : cut_start(b, &in, gap));
        brush_icon(b, at, size, ink->text, w->icon);
    }
    brush_text(b, in, &style, ink->text, w->label);
}

static void draw_key(struct brush *b, const struct widget *w, const struct button_ink *ink)
{
    const bool function = w->look == LOOK_KEY_FUNCTION;
    const bool letter = !function && strlen(w->label) <= 4;
    const struct rect in = inside(b, w, 0);
    if (*w->icon) {
        brush_icon(b, in, icon_px(b, TYPE_BODY), ink->text, w->icon);
        return;
    }
    struct text_style style = {.step = letter ? step_of(b, w) : TYPE_HEADING,
                               .bold = !letter,
                               .align = ALIGN_CENTRE,
                               .valign = VALIGN_MIDDLE};
    style = fitting(b, style, in.w, w->label);
    brush_text(b, in, &style, letter || function ? ink->text : ink->quiet, w->label);
}

void paint_button_content(struct brush *b, const struct widget *w, const struct button_ink *ink)
{
    if (w->busy)
        draw_busy(b, w, ink);
    else if (w->look == LOOK_HEADER)
        draw_header(b, w, ink);
    else if (w->look == LOOK_DATE)
        draw_date(b, w, ink);
    else if (w->look == LOOK_KEY || w->look == LOOK_KEY_FUNCTION)
        draw_key(b, w, ink);
    else if (*w->sub && w->look == LOOK_PRIMARY && draw_amount(b, w, ink))
        return;
    else if (*w->sub)
        draw_two_lines(b, w, ink);
    else
        draw_row(b, w, ink);
}
