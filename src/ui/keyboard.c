#include "ui/keyboard.h"

#include <string.h>

#include "base/text.h"
#include "ui/i18n.h"
#include "ui/keyboard_layouts.h"

/* Millimetres: comps README 2; the least width is K-10. */
#define PADDING_MM       8.0
#define KEY_HIGH_MM      24.0
#define KEY_LOW_MM       20.0 /* on screens less than LOW_SCREEN_MM high */
#define LOW_SCREEN_MM    300.0
#define GAP_MM           4.0
#define PADDING_TIGHT_MM 2.0 /* where there is less height than keyboard_height_px() asks for */
#define GAP_TIGHT_MM     2.0
#define KEY_LEAST_MM     15.0
#define KEY_WIDEST_MM    26.0
#define PAD_KEY_MM       38.0
#define OUTER_PER_COLUMN 1.5 /* width of shift and its like, beside a row of letters */

enum { ROWS = 4, PAD_COLUMNS = 3 };
enum { DO_KEY, DO_SHIFT, DO_LAYER, DO_BACKSPACE, DO_SPACE };

struct drawing {
    struct view *v;
    const struct keyboard *kb;
    const struct keyboard_spec *spec;
    const struct keyboard_layout *layout;
    int gap, key_w;
    uint32_t nth; /* of the next key */
};

static int key_height(const struct view *v)
{
    const bool low = v->panel->h_px < LOW_SCREEN_MM * v->panel->px_per_mm;
    return mm(v, low ? KEY_LOW_MM : KEY_HIGH_MM);
}

int keyboard_height_px(const struct view *v, const struct keyboard_spec *spec)
{
    (void)spec; /* letters and digits stand equally high: what is above does not move */
    return 2 * mm(v, PADDING_MM) + ROWS * key_height(v) + (ROWS - 1) * mm(v, GAP_MM);
}

static void function_key(const struct drawing *d, struct rect at, struct button b)
{
    b.look = b.look == LOOK_KEY ? LOOK_KEY : LOOK_KEY_FUNCTION;
    b.role = ROLE_KEY;
    b.repeats = true;
    b.action += d->spec->base_action;
    view_button(d->v, at, &b);
}

static void letter_key(struct drawing *d, struct rect at, uint32_t codepoint)
{
    if (d->kb->shift)
        codepoint = keyboard_capital(codepoint);
    char label[5] = "";
    label[text_encode(label, codepoint)] = '\0';
    view_button(d->v, at,
                &(struct button){.id = "key",
                                 .nth = d->nth++,
                                 .label = label,
                                 .look = LOOK_KEY,
                                 .role = ROLE_KEY,
                                 .repeats = true,
                                 .action = d->spec->base_action + DO_KEY,
                                 .arg = codepoint});
}

/* Letters of one row, in the middle of `row`. */
static void letters(struct drawing *d, struct rect row, const char *keys)
{
    const int n = (int)text_count(keys);
    row = rect_centre(row, n * d->key_w + (n - 1) * d->gap, row.h);
    for (int i = 0; i < n; i++) {
        letter_key(d, rect_cut_left(&row, d->key_w), text_next(&keys));
        rect_cut_left(&row, d->gap);
    }
}

static void shift_row(struct drawing *d, struct rect row)
{
    const int n = (int)text_count(d->layout->rows[2]);
    const int middle = n * d->key_w + (n - 1) * d->gap;
    const int outer = (row.w - middle) / 2 - d->gap;
    const struct rect left = rect_cut_left(&row, outer), right = rect_cut_right(&row, outer);
    if (d->kb->layer != KEYBOARD_DIGITS)
        function_key(d, left,
                     (struct button){.id = "key_shift",
                                     .icon = "shift",
                                     .hint = tr("keyboard.shift"),
                                     .chosen = d->kb->shift,
                                     .action = DO_SHIFT});
    letters(d, row, d->layout->rows[2]);
    function_key(d, right,
                 (struct button){.id = "key_backspace",
                                 .icon = "bksp",
                                 .hint = tr("keyboard.backspace"),
                                 .action = DO_BACKSPACE});
}

/* The two keys that change the layer show the layers one is not on. */
static void layer_key(const struct drawing *d, struct rect at, uint32_t nth)
{
    static const struct {
        const char *sign, *hint;
    } words[] = {
        [KEYBOARD_LETTERS] = {"abc", "keyboard.letters"},
        [KEYBOARD_DIGITS] = {"123", "keyboard.digits"},
        [KEYBOARD_ACCENTS] = {"éüñ", "keyboard.accents"},
    };
    enum keyboard_layer to = nth == 0 ? KEYBOARD_LETTERS : KEYBOARD_ACCENTS;
    if (nth == 0 && d->kb->layer == KEYBOARD_LETTERS)
        to = KEYBOARD_DIGITS;
    if (nth == 1 && d->kb->layer == KEYBOARD_ACCENTS)
        to = KEYBOARD_DIGITS;
    function_key(d, at,
                 (struct button){.id = "key_layer",
                                 .nth = nth,
                                 .label = words[to].sign,
                                 .hint = tr(words[to].hint),
                                 .action = DO_LAYER,
                                 .arg = (uint32_t)to});
}

static void space_row(struct drawing *d, struct rect row)
{
    const int outer = (int)(d->key_w * OUTER_PER_COLUMN) + d->gap;
    const char *left = d->layout->left, *right = d->layout->right;
    layer_key(d, rect_cut_left(&row, outer), 0);
    rect_cut_left(&row, d->gap);
    letter_key(d, rect_cut_left(&row, d->key_w), text_next(&left));
    rect_cut_left(&row, d->gap);
    layer_key(d, rect_cut_right(&row, outer), 1);
    rect_cut_right(&row, d->gap);
    letter_key(d, rect_cut_right(&row, d->key_w), text_next(&right));
    rect_cut_right(&row, d->gap);
    function_key(d, row,
                 (struct button){.id = "key_space",
                                 .label = tr("keyboard.space"),
                                 .look = LOOK_KEY,
                                 .action = DO_SPACE,
                                 .arg = ' '});
}

/* 1 to 9, then the nought with backspace on its right. */
static void number_pad(struct drawing *d, struct rect at)
{
    d->gap = mm(d->v, GAP_MM);
    const int w = mm(d->v, PAD_KEY_MM);
    at = rect_centre(at, PAD_COLUMNS * w + (PAD_COLUMNS - 1) * d->gap, at.h);
    for (int i = 0; i < ROWS * PAD_COLUMNS; i++) {
        const struct rect row = rect_row(at, i / PAD_COLUMNS, ROWS, d->gap);
        const struct rect key = rect_column(row, i % PAD_COLUMNS, PAD_COLUMNS, d->gap);
        if (i < 9)
            letter_key(d, key, (uint32_t)('1' + i));
        else if (i == 10)
            letter_key(d, key, '0');
        else if (i == 11)
            function_key(d, key,
                         (struct button){.id = "key_backspace",
                                         .icon = "bksp",
                                         .hint = tr("keyboard.backspace"),
                                         .action = DO_BACKSPACE});
    }
}

/* The gap gives way before the key's least width does. Returns the width of the widest row. */
static int fit(struct drawing *d, int width)
{
    static const double gaps_mm[] = {GAP_MM, 2.0, 1.0};
    const int n = d->layout->columns;
    for (size_t i = 0; i < sizeof(gaps_mm) / sizeof(gaps_mm[0]); i++) {
        d->gap = mm(d->v, gaps_mm[i]);
        d->key_w = (width - (n - 1) * d->gap) / n;
        if (d->key_w >= mm(d->v, KEY_LEAST_MM))
            break;
    }
    if (d->key_w > mm(d->v, KEY_WIDEST_MM))
        d->key_w = mm(d->v, KEY_WIDEST_MM);
    return n * d->key_w + (n - 1) * d->gap;
}

void keyboard_view(struct view *v, struct rect at, const struct keyboard *kb,
                   const struct keyboard_spec *spec)
{
    struct drawing d = {.v = v, .kb = kb, .spec = spec};
    view_box(v, at, COLOR_SURFACE, 0);
    const bool tight = at.h < keyboard_height_px(v, spec) - mm(v, GAP_MM);
    at = rect_inset(at, panel_margin_px(v->panel), mm(v, tight ? PADDING_TIGHT_MM : PADDING_MM));
    if (spec->digits_only) {
        number_pad(&d, at);
        return;
    }
    d.layout = keyboard_layout(spec->layout, kb->layer);
    at = rect_centre(at, fit(&d, at.w), at.h);
    const int gap = mm(v, tight ? GAP_TIGHT_MM : GAP_MM);
    letters(&d, rect_row(at, 0, ROWS, gap), d.layout->rows[0]);
    letters(&d, rect_row(at, 1, ROWS, gap), d.layout->rows[1]);
    shift_row(&d, rect_row(at, 2, ROWS, gap));
    space_row(&d, rect_row(at, 3, ROWS, gap));
}

static bool type_in(uint32_t codepoint, char *text, size_t size)
{
    char bytes[4];
    const size_t n = text_encode(bytes, codepoint), len = strlen(text);
    if (len + n >= size)
        return false;
    memcpy(text + len, bytes, n);
    text[len + n] = '\0';
    return true;
}

bool keyboard_action(struct keyboard *kb, const struct keyboard_spec *spec, uint32_t action,
                     uint32_t arg, char *text, size_t size)
{
    const bool was_empty = text[0] == '\0';
    switch (action - spec->base_action) {
    case DO_KEY:
        if (spec->digits_only && (arg < '0' || arg > '9'))
            return false; /* of a real keyboard */
        if (was_empty && !spec->digits_only && !spec->verbatim)
            arg = keyboard_capital(arg);
        kb->shift = false; /* one letter, as people expect */
        return type_in(arg, text, size);
    case DO_SHIFT:
        kb->shift = !kb->shift;
        return false;
    case DO_LAYER:
        if (arg > KEYBOARD_ACCENTS)
            return false;
        kb->layer = (enum keyboard_layer)arg;
        kb->shift = false;
        return false;
    case DO_BACKSPACE:
        keyboard_backspace(text);
        return !was_empty;
    case DO_SPACE:
        return !was_empty && type_in(' ', text, size);
    default:
        return false;
    }
}

void keyboard_backspace(char *text)
{
    size_t len = strlen(text);
    while (len > 0 && ((unsigned char)text[len - 1] & 0xC0) == 0x80)
        text[--len] = '\0';
    if (len > 0)
        text[len - 1] = '\0';
}
