#include "app/notice.h"

#include <string.h>

#include "app/terminate.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/assets_list.h"
#include "ui/i18n.h"
#include "ui/paint.h"
#include "ui/theme.h"
#include "ui/type.h"

enum { PATH_SIZE = 512, WORDS_SIZE = 512, ROW_MM = 80 };

struct notice {
    const struct notice_spec *spec;
    struct panel panel;
    struct theme theme;
    struct type *type;
    struct painter *painter;
    struct view view;
    char languages[SHOP_LANGUAGES_MAX][ASSET_NAME_SIZE];
    char words[SHOP_LANGUAGES_MAX][WORDS_SIZE];
    size_t n_languages, n_words;
};

static void find_languages(struct notice *n)
{
    const struct shop *shop = n->spec->shop;
    for (; n->n_languages < shop->n_languages; n->n_languages++)
        text_copy(n->languages[n->n_languages], ASSET_NAME_SIZE, shop->languages[n->n_languages]);
    if (n->n_languages == 0)
        n->n_languages =
            assets_list(n->spec->assets, "i18n", ".mo", SHOP_LANGUAGES_MAX, n->languages);
}

/* The same sentence in every language whose catalogue can be read. */
static enum rc collect_words(struct notice *n, struct fault *fault)
{
    char folder[PATH_SIZE];
    struct text path = TEXT_OF(folder);
    text_addf(&path, "%s/i18n", n->spec->assets);
    find_languages(n);
    *fault = fault_make(RC_CONFIG, 0, "%s: no catalogue of words", folder);
    for (size_t i = 0; i < n->n_languages; i++) {
        if (i18n_load(folder, n->languages[i], fault) == RC_OK)
            text_copy(n->words[n->n_words++], WORDS_SIZE, tr("attract.closed"));
    }
    return n->n_words > 0 ? RC_OK : fault->rc;
}

static enum rc init(struct notice *n, struct fault *fault)
{
    enum rc rc = collect_words(n, fault);
    if (!rc)
        rc = theme_load(n->spec->assets, n->spec->theme, &n->theme, fault);
    if (!rc)
        rc = type_new(&n->theme, &n->type, fault);
    if (rc)
        return rc;
    type_set_current(n->type);
    n->painter = painter_new(
        &(struct painter_spec){.assets = n->spec->assets, .theme = &n->theme, .type = n->type});
    return RC_OK;
}

static void draw(struct notice *n)
{
    struct canvas *canvas = window_canvas(n->spec->window);
    n->panel = (struct panel){.w_px = canvas->w,
                              .h_px = canvas->h,
                              .px_per_mm = window_px_per_mm(n->spec->window, n->spec->width_mm),
                              .reduced_motion = true};
    view_reset(&n->view, &n->panel);
    const int margin = panel_margin_px(&n->panel);
    const struct rect glass = rect_inset(panel_usable(&n->panel), margin, margin);
    const int rows_px = (int)n->n_words * panel_px(&n->panel, ROW_MM);
    const struct rect all = rect_centre(glass, glass.w, rows_px < glass.h ? rows_px : glass.h);
    for (size_t i = 0; i < n->n_words; i++)
        view_text(&n->view, "notice", rect_row(all, (int)i, (int)n->n_words, margin),
                  (struct text_style){.step = n->n_words > 2 ? TYPE_TITLE : TYPE_DISPLAY,
                                      .bold = true,
                                      .align = ALIGN_CENTRE,
                                      .valign = VALIGN_MIDDLE,
                                      .lines = 6,
                                      .shrink = true},
                  n->words[i]);
    painter_damage_all(n->painter);
    const struct paint_result painted =
        painter_draw(n->painter, canvas, &n->view, &(struct paint_state){0});
    window_present(n->spec->window, painted.damage, painted.n_damage);
}

static void stay(struct notice *n)
{
    while (!terminate_is_asked()) {
        const struct input in = window_wait(n->spec->window, -1);
        if (in.type == INPUT_QUIT)
            return;
        if (in.type == INPUT_EXPOSE)
            draw(n);
    }
}

enum rc notice_show(const struct notice_spec *spec, struct fault *fault)
{
    struct notice *n = mem_zalloc(sizeof(*n));
    n->spec = spec;
    view_init(&n->view);
    enum rc rc = init(n, fault);
    if (!rc)
        draw(n);
    if (!rc && spec->shot)
        rc = canvas_save_png(window_canvas(spec->window), spec->shot, fault);
    else if (!rc)
        stay(n);
    painter_free(n->painter);
    type_set_current(NULL);
    type_free(n->type);
    view_deinit(&n->view);
    i18n_unload();
    mem_free(n);
    return rc;
}
