#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "model/basket.h"

static int64_t earlier_hold(int64_t a, int64_t b)
{
    return a != 0 && (b == 0 || a < b) ? a : b;
}

static void add_offers(struct basket *whole, const struct basket *part)
{
    for (size_t i = 0; i < part->n_offers; i++) {
        bool known = whole->n_offers == BASKET_OFFERS_MAX;
        for (size_t k = 0; k < whole->n_offers; k++)
            known = known || strcmp(whole->offers[k], part->offers[i]) == 0;
        if (!known)
            text_copy(whole->offers[whole->n_offers++], sizeof(whole->offers[0]), part->offers[i]);
    }
}

static void note_part(struct basket *whole, const struct basket *part, size_t first, size_t profile)
{
    assert(whole->n_parts < PROFILES_MAX);
    whole->parts[whole->n_parts++] = (struct basket_part){.profile = (uint8_t)profile,
                                                          .first = first,
                                                          .n_lines = part->n_lines,
                                                          .total = part->total,
                                                          .order_fee = part->order_fee};
}

void basket_add_part(struct basket *whole, const struct basket *part, size_t profile)
{
    if (part->n_lines == 0)
        return;
    const size_t first = whole->n_lines;
    if (first == 0) {
        *whole = *part;
        whole->n_parts = 0;
        note_part(whole, part, first, profile);
        return;
    }
    assert(first + part->n_lines <= BASKET_LINES_MAX);
    memcpy(whole->lines + first, part->lines, part->n_lines * sizeof(part->lines[0]));
    whole->n_lines += part->n_lines;
    whole->total += part->total;
    whole->total_discount += part->total_discount;
    whole->order_fee += part->order_fee;
    if (!whole->promo_code[0])
        text_copy(whole->promo_code, sizeof(whole->promo_code), part->promo_code);
    add_offers(whole, part);
    whole->delivery_collect = whole->delivery_collect && part->delivery_collect;
    whole->delivery_agent = whole->delivery_agent && part->delivery_agent;
    whole->hold_ends_mono_ms = earlier_hold(whole->hold_ends_mono_ms, part->hold_ends_mono_ms);
    note_part(whole, part, first, profile);
}

const struct basket_part *basket_part_of(const struct basket *basket, size_t line)
{
    for (size_t i = 0; i < basket->n_parts && basket->n_parts > 1; i++) {
        const struct basket_part *part = &basket->parts[i];
        if (line >= part->first && line < part->first + part->n_lines)
            return part;
    }
    return NULL;
}

void order_add_part(struct order *whole, const struct order *part)
{
    const size_t first = whole->n_lines;
    const size_t room = BASKET_LINES_MAX - first;
    const size_t n = part->n_lines < room ? part->n_lines : room; /* a service may say anything */
    assert(whole->n_parts < PROFILES_MAX);
    struct order_part *noted = &whole->parts[whole->n_parts];
    if (whole->n_parts == 0) {
        text_copy(whole->id, sizeof(whole->id), part->id);
        text_copy(whole->reference, sizeof(whole->reference), part->reference);
    }
    text_copy(noted->id, sizeof(noted->id), part->id);
    text_copy(noted->reference, sizeof(noted->reference), part->reference);
    noted->first = first;
    noted->n_lines = n;
    noted->total = part->total;
    whole->n_parts++;
    memcpy(whole->lines + first, part->lines, n * sizeof(part->lines[0]));
    whole->n_lines += n;
    whole->total += part->total;
}

const char *order_number_of(const struct order *order, size_t line)
{
    for (size_t i = 0; i < order->n_parts; i++) {
        const struct order_part *part = &order->parts[i];
        if (line >= part->first && line < part->first + part->n_lines)
            return part->id;
    }
    return order->id;
}
