/* What is chosen step by step: the screen's settings, and when and how the kiosk is closed. */
#include <string.h>

#include "base/text.h"
#include "scenes/maintenance_scene.h"
#include "ui/i18n.h"

enum { HALF_HOUR_S = 1800, CLOSE_FIRST_H = 2, CLOSE_DAYS_MAX = 31, DAY_S = 86400 };
enum { WIDTH_TENTHS_MAX = 500 };

/* The next name of a list such as "en_GB, de"; false at its end. */
static bool next_name(const char **at, char out[ASSET_NAME_SIZE])
{
    struct text t = text_over(out, ASSET_NAME_SIZE);
    *at += strspn(*at, ", ");
    const size_t n = strcspn(*at, ", ");
    text_add_n(&t, *at, n);
    *at += n;
    return n > 0;
}

bool maintenance_offers(const struct operator_report *report, const char *language)
{
    char name[ASSET_NAME_SIZE];
    for (const char *at = report->screen.languages; next_name(&at, name);) {
        if (strcmp(name, language) == 0)
            return true;
    }
    return false;
}

/* The list without that language, or with it at its end. */
static void toggled(const struct operator_report *report, const char *language, struct text *out)
{
    char name[ASSET_NAME_SIZE];
    bool found = false;
    for (const char *at = report->screen.languages; next_name(&at, name);) {
        const bool same = strcmp(name, language) == 0;
        found = found || same;
        if (!same)
            text_addf(out, "%s%s", out->len > 0 ? ", " : "", name);
    }
    if (!found)
        text_addf(out, "%s%s", out->len > 0 ? ", " : "", language);
}

static void widen(struct maintenance_scene *st, int tenths)
{
    const int next = st->tenths_mm + tenths;
    if (next >= -WIDTH_TENTHS_MAX && next <= WIDTH_TENTHS_MAX)
        st->tenths_mm = next;
}

/* The line was drawn with the width as it is configured; what was measured tells the real one. */
void maintenance_choose_screen(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct maintenance_scene *st = sc->state;
    struct operator_errand errand = {.act = OPERATOR_SETTING, .setting = SETTING_WIDTH_MM};
    struct text words = TEXT_OF(errand.words);
    const bool known = st->report && st->report->act == OPERATOR_SETTINGS;
    if (id == MAINTENANCE_WIDER) {
        widen(st, (int)arg);
        return;
    }
    if (id == MAINTENANCE_WIDTH_TAKE) {
        text_addf(&words, "%u", arg);
    } else if (id == MAINTENANCE_THEME && arg < st->n_themes) {
        errand.setting = SETTING_THEME;
        text_add(&words, st->themes[arg]);
    } else if (id == MAINTENANCE_LANGUAGE && known && arg < st->n_languages) {
        errand.setting = SETTING_LANGUAGES;
        toggled(st->report, st->languages[arg], &words);
    }
    if (words.len > 0) /* the last language stays */
        maintenance_ask(sc, &errand);
}

const char *maintenance_closing_words(const struct maintenance_scene *st)
{
    return st->words[0] ? st->words : tr("pause.staff");
}

void maintenance_close_default(struct scene_ctx *sc)
{
    struct maintenance_scene *st = sc->state;
    st->close_until_utc_s = (sc->now_utc_s / HALF_HOUR_S + 1) * HALF_HOUR_S +
                            (int64_t)CLOSE_FIRST_H * 2 * HALF_HOUR_S - HALF_HOUR_S;
}

static void move_end(struct scene_ctx *sc, int half_hours)
{
    struct maintenance_scene *st = sc->state;
    const int64_t next = st->close_until_utc_s + (int64_t)half_hours * HALF_HOUR_S;
    if (next > sc->now_utc_s && next <= sc->now_utc_s + (int64_t)CLOSE_DAYS_MAX * DAY_S)
        st->close_until_utc_s = next;
}

static bool is_blank(const char *words)
{
    return words[strspn(words, " ")] == '\0';
}

void maintenance_choose_closing(struct scene_ctx *sc, uint32_t id, uint32_t arg)
{
    struct maintenance_scene *st = sc->state;
    struct operator_errand errand = {.act = OPERATOR_OPEN};
    if (id == MAINTENANCE_CLOSE_LATER) {
        move_end(sc, (int)arg);
        return;
    }
    if (id == MAINTENANCE_WORDS_TAKE) {
        text_copy(st->words, sizeof(st->words), is_blank(st->typed) ? "" : st->typed);
        maintenance_open(sc, PAGE_CLOSE);
        return;
    }
    if (id == MAINTENANCE_CLOSE) {
        errand.act = OPERATOR_CLOSE;
        errand.until_utc_s = arg == 1 ? st->close_until_utc_s : 0;
        text_copy(errand.words, sizeof(errand.words), maintenance_closing_words(st));
    }
    maintenance_ask(sc, &errand);
}
