#include "sandbox/body.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <string.h>

#include "base/text.h"

struct cJSON *body_parse(const char *text, size_t n)
{
    if (n == 0)
        return cJSON_CreateObject();
    return cJSON_ParseWithLengthOpts(text, n + 1, NULL, true);
}

static bool refuse(struct refusal *refusal, const char *problem)
{
    refusal_add(refusal, problem);
    return false;
}

static bool absent(const struct cJSON *item)
{
    return !item || cJSON_IsNull(item);
}

/* A string, or an object with an `id`; "" when absent. */
static bool read_id(const struct cJSON *object, const char *name, char out[SB_ID_SIZE])
{
    const struct cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);
    if (cJSON_IsObject(item))
        item = cJSON_GetObjectItemCaseSensitive(item, "id");
    out[0] = '\0';
    if (absent(item))
        return true;
    return cJSON_IsString(item) && text_copy(out, SB_ID_SIZE, item->valuestring);
}

static bool read_seat(const struct cJSON *object, uint32_t *ret)
{
    const struct cJSON *item = cJSON_GetObjectItemCaseSensitive(object, "seat");
    *ret = 0;
    if (absent(item))
        return true;
    int64_t value = 0;
    if (cJSON_IsNumber(item))
        value = item->valuedouble >= 1 && item->valuedouble <= UINT32_MAX
                    ? (int64_t)item->valuedouble
                    : 0;
    else if (!cJSON_IsString(item) || !text_to_int64(item->valuestring, 1, UINT32_MAX, &value))
        return false;
    *ret = (uint32_t)value;
    return value > 0;
}

static bool read_item(const struct cJSON *json, struct basket_item *item)
{
    return cJSON_IsObject(json) && read_id(json, "instance", item->instance) &&
           read_id(json, "type", item->type) && read_id(json, "seatingPlan", item->area) &&
           read_seat(json, &item->seat);
}

bool body_items(const struct cJSON *json, struct basket_item items[BODY_ITEMS_MAX], size_t *ret_n,
                struct refusal *refusal)
{
    *ret_n = 0;
    if (!cJSON_IsArray(json) || cJSON_GetArraySize(json) == 0)
        return refuse(refusal, "An array of tickets is required");
    const struct cJSON *element = NULL;
    cJSON_ArrayForEach(element, json)
    {
        if (*ret_n == BODY_ITEMS_MAX)
            return refuse(refusal, "Too many tickets");
        if (!read_item(element, &items[*ret_n]))
            return refuse(refusal, "Ticket is not valid");
        (*ret_n)++;
    }
    return true;
}

static bool read_ids(const struct cJSON *json, const char *name, char ids[][SB_ID_SIZE],
                     size_t *ret_n)
{
    const struct cJSON *list = cJSON_GetObjectItemCaseSensitive(json, name), *item = NULL;
    *ret_n = 0;
    if (absent(list))
        return true;
    if (!cJSON_IsArray(list))
        return false;
    cJSON_ArrayForEach(item, list)
    {
        if (*ret_n == BODY_IDS_MAX || !cJSON_IsString(item) ||
            !text_copy(ids[(*ret_n)++], SB_ID_SIZE, item->valuestring))
            return false;
    }
    return true;
}

/* What the agent guide names, and nothing else. */
static bool only_known(const struct cJSON *json)
{
    static const char *const known[] = {"instance", "quantity", "bands", "areas"};
    const struct cJSON *member = NULL;
    cJSON_ArrayForEach(member, json)
    {
        bool found = false;
        for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
            found = found || strcmp(known[i], member->string) == 0;
        if (!found)
            return false;
    }
    return true;
}

bool body_best(const struct cJSON *json, bool strict, struct body_best *ret,
               struct refusal *refusal)
{
    if (!cJSON_IsObject(json) || (strict && !only_known(json)))
        return refuse(refusal, "Request is not valid");
    const struct cJSON *quantity = cJSON_GetObjectItemCaseSensitive(json, "quantity");
    if (!cJSON_IsNumber(quantity) || quantity->valuedouble < 1 ||
        quantity->valuedouble > HOUSE_BEST_MAX ||
        floor(quantity->valuedouble) < quantity->valuedouble)
        return refuse(refusal, "Quantity is not valid");
    ret->quantity = (size_t)quantity->valuedouble;
    if (read_id(json, "instance", ret->instance) && ret->instance[0] &&
        read_id(json, "type", ret->type) && read_ids(json, "bands", ret->bands, &ret->n_bands) &&
        read_ids(json, "areas", ret->areas, &ret->n_areas))
        return true;
    return refuse(refusal, "Request is not valid");
}

static bool patch_text(const struct cJSON *item, char *to, struct refusal *refusal)
{
    if (!item)
        return true;
    if (cJSON_IsNull(item)) {
        to[0] = '\0';
        return true;
    }
    char copy[BASKET_TEXT_SIZE];
    if (!cJSON_IsString(item) || !text_copy(copy, sizeof(copy), item->valuestring))
        return refuse(refusal, "Text is not valid or too long");
    return text_copy(to, BASKET_TEXT_SIZE, copy);
}

static bool patch_delivery(const struct cJSON *item, struct basket *basket, struct refusal *refusal)
{
    if (absent(item))
        return true;
    const struct cJSON *type = cJSON_GetObjectItemCaseSensitive(item, "type");
    if (!cJSON_IsNumber(type) || (type->valueint != 1 && type->valueint != 3))
        return refuse(refusal, "Delivery type is not available");
    basket->delivery = type->valueint;
    return true;
}

bool body_patch(const struct cJSON *json, const struct settings *settings, struct basket *basket,
                struct refusal *refusal)
{
    if (!cJSON_IsObject(json))
        return refuse(refusal, "Request is not valid");
    const struct cJSON *customer = cJSON_GetObjectItemCaseSensitive(json, "agentCustomer");
    for (size_t i = 0; i < 4 && cJSON_IsObject(customer); i++) {
        const struct cJSON *name =
            cJSON_GetObjectItemCaseSensitive(customer, settings->customer[i]);
        if (!patch_text(name, basket->customer[i], refusal))
            return false;
    }
    const struct cJSON *waive =
        cJSON_GetObjectItemCaseSensitive(json, "waiveTransactionCommission");
    if (cJSON_IsBool(waive))
        basket->fee_waived = cJSON_IsTrue(waive);
    return patch_text(cJSON_GetObjectItemCaseSensitive(json, "promoCode"), basket->promo,
                      refusal) &&
           patch_delivery(cJSON_GetObjectItemCaseSensitive(json, "ticketDelivery"), basket,
                          refusal);
}

bool body_type(const struct cJSON *json, int patch_type, char type[SB_ID_SIZE],
               struct refusal *refusal)
{
    const bool is_array = cJSON_IsArray(json);
    if ((is_array && patch_type == PATCH_TYPE_OBJECT) ||
        (!is_array && patch_type == PATCH_TYPE_ARRAY))
        return refuse(refusal, "Request is not valid");
    const struct cJSON *patch = is_array ? cJSON_GetArrayItem(json, 0) : json;
    if (!cJSON_IsObject(patch) || !read_id(patch, "type", type) || !type[0])
        return refuse(refusal, "Ticket type is required");
    return true;
}
