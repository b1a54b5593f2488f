#include "net/price_json.h"

#include "base/text.h"
#include "net/json_read.h"

enum { ROWS_MAX = 2000, NAME_SIZE = 200, NOTE_SIZE = 200 };

struct row {
    char type_id[ID_SIZE], band_id[ID_SIZE];
    char type_name[NAME_SIZE], band_name[NAME_SIZE], note[NOTE_SIZE];
    bool band_default, amount_ok, fees_ok;
    money_t amount, fee;
};

/* One CustomItem. Its members are not documented: the first of these names that holds a number
 * counts, so that an item with a price and a total is not counted twice. */
static bool read_custom_item(struct json *j, int decimals, money_t *ret)
{
    static const char *const names[] = {"amount", "price", "total", "value"};
    enum { N = sizeof(names) / sizeof(names[0]) };
    size_t best = N;
    money_t amount = 0;
    bool exact = true;
    struct json_text key;
    if (!json_object(j))
        return false;
    while (json_member(j, &key)) {
        size_t i = 0;
        while (i < best && !json_text_is(&key, names[i]))
            i++;
        if (i == best || json_peek(j) != JSON_NUMBER) {
            json_skip(j);
            continue;
        }
        best = i;
        exact = json_money(j, decimals, &amount);
    }
    return exact && money_add(ret, amount);
}

bool price_json_custom_items(struct json *j, int decimals, money_t *ret)
{
    bool ok = true;
    *ret = 0;
    if (json_peek(j) == JSON_NULL) {
        json_skip(j);
        return true;
    }
    if (!json_array(j))
        return false;
    while (json_element(j))
        ok = read_custom_item(j, decimals, ret) && ok;
    return ok;
}

/* The venue's words on a ticket type: the first attribute that is text ("bring proof of age"). */
static void read_type(struct json *j, struct row *row)
{
    struct json_text key;
    if (!json_object(j))
        return;
    while (json_member(j, &key)) {
        if (json_text_is(&key, "id"))
            json_read_id(j, row->type_id, sizeof(row->type_id));
        else if (json_text_is(&key, "name"))
            json_read_string(j, row->type_name, sizeof(row->type_name));
        else if (row->note[0] == '\0' && key.n > 10 && memcmp(key.at, "attribute_", 10) == 0)
            json_read_string(j, row->note, sizeof(row->note));
        else
            json_skip(j);
    }
}

static void read_row(struct json *j, int decimals, struct row *row)
{
    struct json_text key;
    *row = (struct row){.fees_ok = true};
    if (!json_object(j))
        return;
    while (json_member(j, &key)) {
        if (json_text_is(&key, "amount"))
            row->amount_ok = json_money(j, decimals, &row->amount);
        else if (json_text_is(&key, "isBandDefault"))
            row->band_default = json_read_flag(j);
        else if (json_text_is(&key, "ticketType"))
            read_type(j, row);
        else if (json_text_is(&key, "priceBand"))
            json_read_named(j, row->band_id, sizeof(row->band_id), row->band_name,
                            sizeof(row->band_name));
        else if (json_text_is(&key, "customItems"))
            row->fees_ok = price_json_custom_items(j, decimals, &row->fee);
        else
            json_skip(j);
    }
}

/* Index of the type, added when it is new; TICKET_TYPES_MAX when there is no room. */
static size_t type_index(struct price_list *list, const struct row *row, struct arena *arena)
{
    for (size_t i = 0; i < list->n_types; i++) {
        if (strcmp(list->types[i].id, row->type_id) == 0)
            return i;
    }
    if (list->n_types == TICKET_TYPES_MAX)
        return TICKET_TYPES_MAX;
    struct ticket_type *type = &list->types[list->n_types];
    text_copy(type->id, sizeof(type->id), row->type_id);
    type->name = arena_strdup(arena, row->type_name);
    type->note = arena_strdup(arena, row->note);
    return list->n_types++;
}

static size_t band_index(struct price_list *list, const struct row *row, struct arena *arena)
{
    for (size_t i = 0; i < list->n_bands; i++) {
        if (strcmp(list->bands[i].id, row->band_id) == 0)
            return i;
    }
    if (list->n_bands == PRICE_BANDS_MAX)
        return PRICE_BANDS_MAX;
    struct price_band *band = &list->bands[list->n_bands];
    text_copy(band->id, sizeof(band->id), row->band_id);
    band->name = arena_strdup(arena, row->band_name);
    return list->n_bands++;
}

static bool has_price(const struct price_list *list, size_t type, size_t band)
{
    for (size_t i = 0; i < list->n_prices; i++) {
        if (list->prices[i].type == type && list->prices[i].band == band)
            return true;
    }
    return false;
}

static bool add_row(struct price_list *list, const struct row *row, struct arena *arena)
{
    if (!row->amount_ok || !row->fees_ok || row->amount < 0 || row->amount > MONEY_MAX ||
        row->fee < 0 || row->amount + row->fee > MONEY_MAX || row->type_id[0] == '\0' ||
        row->band_id[0] == '\0' || row->type_name[0] == '\0')
        return false;
    const size_t type = type_index(list, row, arena), band = band_index(list, row, arena);
    if (type == TICKET_TYPES_MAX || band == PRICE_BANDS_MAX || has_price(list, type, band))
        return false;
    if ((list->n_prices & (list->n_prices - 1)) == 0) {
        const size_t room = list->n_prices ? list->n_prices * 2 : 1;
        struct price *more = arena_alloc_array(arena, room, sizeof(more[0]));
        for (size_t i = 0; i < list->n_prices; i++)
            more[i] = list->prices[i];
        list->prices = more;
    }
    list->prices[list->n_prices++] = (struct price){.type = (uint8_t)type,
                                                    .band = (uint8_t)band,
                                                    .band_default = row->band_default,
                                                    .amount = row->amount,
                                                    .fee = row->fee};
    return true;
}

static bool read_rows(struct json *j, int decimals, struct arena *arena, struct api_answer *ret)
{
    if (!json_array(j))
        return false;
    for (size_t n = 0; json_element(j); n++) {
        struct row row;
        read_row(j, decimals, &row);
        if (n >= ROWS_MAX || !add_row(ret->price_list, &row, arena))
            ret->n_skipped++;
    }
    return true;
}

bool price_json_read(struct json *j, int decimals, struct arena *arena, struct api_answer *ret)
{
    struct price_list *list = arena_alloc(arena, sizeof(*list));
    bool has_rows = false;
    struct json_text key;
    ret->price_list = list;
    if (!json_object(j))
        return false;
    while (json_member(j, &key)) {
        if (json_text_is(&key, "id"))
            json_read_id(j, list->id, sizeof(list->id));
        else if (json_text_is(&key, "prices"))
            has_rows = read_rows(j, decimals, arena, ret);
        else
            json_skip(j);
    }
    return has_rows && list->id[0] != '\0';
}
