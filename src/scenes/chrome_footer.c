#include "scenes/chrome.h"
#include "scenes/parts.h"
#include "scenes/say.h"
#include "ui/i18n.h"

enum { PRIMARY_MM = 76, PRIMARY_AMOUNT_MM = 108, NOTE_LEAST_MM = 30, FAULT_GAP_MM = 4 };

void chrome_primary(struct view *v, struct rect *footer, const struct button *b)
{
    struct button primary = *b;
    primary.look = LOOK_PRIMARY;
    if (!primary.icon)
        primary.icon = "fwd";
    int w = parts_button_width(v, &primary);
    const int least = mm(v, primary.sub && primary.sub[0] ? PRIMARY_AMOUNT_MM : PRIMARY_MM);
    if (w < least)
        w = least;
    view_button(v, rect_cut_right(footer, w), &primary);
    rect_cut_right(footer, mm(v, 4));
}

void chrome_secondary(struct view *v, struct rect *footer, const struct button *b)
{
    parts_button_right(v, footer, b);
}

void chrome_note(struct view *v, struct rect footer, const char *words)
{
    if (footer.w < mm(v, NOTE_LEAST_MM))
        return;
    struct text_style style = parts_muted(v, TYPE_BODY);
    style.align = ALIGN_RIGHT;
    style.valign = VALIGN_MIDDLE;
    style.lines = 3;
    style.shrink = true;
    if (words[0] == '\0' || parts_height(v, style, words, footer.w) > footer.h ||
        view_text_lines(v, &style, words, footer.w) > style.lines)
        return;
    view_text(v, "note", footer, style, words);
}

static const char *fault_key(enum rc rc)
{
    switch (rc) {
    case RC_OFFLINE:
        return "fault.offline";
    case RC_TIMEOUT:
        return "fault.timeout";
    case RC_GONE:
        return "fault.gone";
    case RC_EXPIRED:
        return "fault.expired";
    case RC_PRICE_CHANGED:
        return "fault.price_changed";
    case RC_NOT_POSSIBLE:
        return "fault.not_possible";
    case RC_OK:
    case RC_CANCELLED:
    case RC_FULL:
    case RC_BUSY:
    case RC_NOT_FOUND:
    case RC_REJECTED:
    case RC_AUTH:
    case RC_SETUP:
    case RC_SCHEMA:
    case RC_STORE:
    case RC_CONFIG:
    case RC_UNKNOWN_OUTCOME:
    case RC_BUG:
    case RC_COUNT:
        break;
    }
    switch (rc_class_of(rc)) {
    case RC_CLASS_RETRY:
        return "fault.retry";
    case RC_CLASS_CHOOSE_AGAIN:
        return "fault.choose_again";
    case RC_CLASS_NONE:
    case RC_CLASS_STAFF:
        break;
    }
    return "fault.staff";
}

static struct text_style fault_style(const struct view *v)
{
    struct text_style style = parts_style(v, TYPE_BODY, true);
    style.lines = 8;
    style.color = COLOR_ON_PAPER;
    style.valign = VALIGN_MIDDLE;
    return style;
}

/* What the kiosk itself refused is said more exactly than by its class. */
static const char *fault_words(const struct scene_ctx *sc, const struct view *v, enum rc rc)
{
    const bool ours = rc == RC_NOT_POSSIBLE || rc == RC_SCHEMA;
    const char *refusal = ours ? say_refusal(v->arena, sc) : "";
    return refusal[0] ? refusal : tr(fault_key(rc));
}

static int words_height(const struct view *v, int width, const char *words)
{
    const int inner = width - 2 * panel_margin_px(v->panel) - mm(v, 6 + 8 + 4 + 6);
    const int h = parts_height(v, fault_style(v), words, inner) + mm(v, 8);
    return h > mm(v, 20) ? h : mm(v, 20);
}

struct rect chrome_box(const struct view *v, struct rect at)
{
    return rect_inset(at, -panel_margin_px(v->panel), 0);
}

void chrome_fault_cut(const struct scene_ctx *sc, const struct view *v, struct rect *body,
                      enum rc rc)
{
    if (rc_class_of(rc) != RC_CLASS_NONE)
        rect_cut_bottom(body,
                        words_height(v, body->w, fault_words(sc, v, rc)) + 2 * mm(v, FAULT_GAP_MM));
}

void chrome_fault(const struct scene_ctx *sc, struct view *v, struct rect *body, enum rc rc)
{
    if (rc_class_of(rc) != RC_CLASS_NONE)
        chrome_tell(v, body, "fault", fault_words(sc, v, rc));
}

int chrome_tell_height(const struct view *v, int width, const char *words)
{
    return words[0] ? words_height(v, width, words) + 2 * mm(v, FAULT_GAP_MM) : 0;
}

void chrome_tell(struct view *v, struct rect *body, const char *id, const char *words)
{
    if (!words[0])
        return;
    const int h = words_height(v, body->w, words);
    rect_cut_bottom(body, mm(v, FAULT_GAP_MM));
    struct rect box = rect_inset(rect_cut_bottom(body, h), panel_margin_px(v->panel), 0);
    rect_cut_bottom(body, mm(v, FAULT_GAP_MM));
    view_box(v, box, COLOR_PAPER, 5);
    box = rect_inset(box, mm(v, 6), 0);
    const struct rect sign = rect_cut_left(&box, mm(v, 8));
    rect_cut_left(&box, mm(v, 4));
    view_icon(v, rect_centre(sign, mm(v, 8), mm(v, 8)), "info", COLOR_ON_PAPER);
    view_alert(v, id, box, fault_style(v), words);
}
