#include <string.h>

#include "base/text.h"
#include "scenes/say.h"
#include "ui/i18n.h"

static bool same_row(const struct basket_line *a, const struct basket_line *b)
{
    return a->row[0] != '\0' && a->seat_number[0] != '\0' && b->seat_number[0] != '\0' &&
           strcmp(a->row, b->row) == 0 && strcmp(a->area, b->area) == 0;
}

static bool same_place(struct arena *a, const struct basket_line *x, const struct basket_line *y)
{
    return strcmp(say_place(a, x), say_place(a, y)) == 0;
}

/* "12, 13 and 14" of the lines [first, first + n). */
static const char *numbers(struct arena *a, const struct basket_line *lines, size_t n)
{
    char words[400];
    struct text t = TEXT_OF(words);
    for (size_t i = 0; i + 1 < n; i++) {
        text_add(&t, i == 0 ? "" : tr("list.separator"));
        text_add(&t, lines[i].seat_number);
    }
    return TR(a, "list.and", {"most", words}, {"last", lines[n - 1].seat_number});
}

static const char *row_words(struct arena *a, const struct basket_line *lines, size_t n)
{
    const char *seats =
        TR(a, "place.row_seats", {"row", lines[0].row}, {"seats", numbers(a, lines, n)});
    return lines[0].area[0] ? TR(a, "place.area_seat", {"area", lines[0].area}, {"seat", seats})
                            : seats;
}

const char *say_places(struct arena *a, const struct basket_line *lines, size_t n)
{
    char words[900];
    struct text t = TEXT_OF(words);
    for (size_t i = 0; i < n;) {
        size_t run = 1;
        while (i + run < n && same_row(&lines[i], &lines[i + run]))
            run++;
        const bool in_row = run > 1;
        while (!in_row && i + run < n && same_place(a, &lines[i], &lines[i + run]))
            run++;
        text_add(&t, i == 0 ? "" : "; ");
        text_add(&t, in_row ? row_words(a, &lines[i], run) : say_place(a, &lines[i]));
        i += run;
    }
    return arena_strdup(a, words);
}
