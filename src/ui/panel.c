#include "ui/panel.h"

#include <assert.h>
#include <math.h>

#define WIDE_MM         250.0
#define MARGIN_MM       12.0
#define MARGIN_SMALL_MM 8.0
#define LOW_REACH_PART  0.55
#define LOW_REACH_MM    147.0 /* what the lower part of a wide reference panel is */
#define SHORT_MM        200.0

int panel_px(const struct panel *panel, double mm)
{
    assert(panel->px_per_mm > 0);
    const int px = (int)lround(mm * panel->px_per_mm);
    return mm > 0 && px < 1 ? 1 : px;
}

bool panel_is_landscape(const struct panel *panel)
{
    return panel->w_px > panel->h_px;
}

int panel_margin_px(const struct panel *panel)
{
    const bool wide = panel->w_px >= WIDE_MM * panel->px_per_mm;
    return panel_px(panel, wide ? MARGIN_MM : MARGIN_SMALL_MM);
}

struct rect panel_usable(const struct panel *panel)
{
    struct rect all = {0, 0, panel->w_px, panel->h_px};
    if (!panel->low_reach)
        return all;
    const int part = (int)lround(panel->h_px * LOW_REACH_PART);
    const int least = panel_px(panel, LOW_REACH_MM);
    return rect_cut_bottom(&all, part > least ? part : least);
}

bool panel_is_short(const struct panel *panel)
{
    return panel_usable(panel).h < panel_px(panel, SHORT_MM);
}

bool panel_is_tight(const struct panel *panel)
{
    return panel->large_text && panel_is_short(panel);
}
