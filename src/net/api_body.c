#include "net/api_body.h"

#include <assert.h>
#include <cjson/cJSON.h>
#include <string.h>

#include "base/mem.h"

/* cJSON reports out of memory by NULL; here that ends the program like everywhere else. */
static cJSON *whole(cJSON *item)
{
    assert(item);
    return item;
}

static void put(cJSON *object, const char *name, cJSON *item)
{
    const cJSON_bool ok = cJSON_AddItemToObject(object, name, whole(item));
    assert(ok);
}

static void push(cJSON *array, cJSON *item)
{
    const cJSON_bool ok = cJSON_AddItemToArray(array, whole(item));
    assert(ok);
}

static void put_string(cJSON *object, const char *name, const char *value)
{
    put(object, name, cJSON_CreateString(value));
}

/* NOLINTNEXTLINE(misc-no-recursion): our own trees, three levels. */
static void wipe_strings(cJSON *node)
{
    for (; node; node = node->next) {
        wipe_strings(node->child);
        if (node->valuestring)
            mem_wipe(node->valuestring, strlen(node->valuestring));
    }
}

/* Prints and frees the tree; both it and the copy in between are wiped, as they may hold a name. */
static char *print(cJSON *root)
{
    enum { ROOM = 8192 }; /* at once, so that no half of it is left behind by growing */
    char *printed = cJSON_PrintBuffered(root, ROOM, false);
    assert(printed);
    char *body = mem_strdup(printed);
    mem_wipe(printed, strlen(printed));
    cJSON_free(printed);
    wipe_strings(root);
    cJSON_Delete(root);
    return body;
}

char *api_body_tickets(const char *instance_id, const struct wanted *wanted, size_t n)
{
    cJSON *root = whole(cJSON_CreateArray());
    for (size_t i = 0; i < n; i++) {
        cJSON *ticket = whole(cJSON_CreateObject());
        put_string(ticket, "instance", instance_id);
        put_string(ticket, "type", wanted[i].type_id);
        if (wanted[i].seat_id[0] != '\0') /* never both (contract section 0, 5) */
            put_string(ticket, "seat", wanted[i].seat_id);
        else
            put_string(ticket, "seatingPlan", wanted[i].area_id);
        push(root, ticket);
    }
    return print(root);
}

static void put_ids(cJSON *root, const char *name, const char *const *ids, size_t n)
{
    if (n == 0)
        return;
    cJSON *list = whole(cJSON_CreateArray());
    for (size_t i = 0; i < n; i++)
        push(list, cJSON_CreateString(ids[i]));
    put(root, name, list);
}

char *api_body_best(const struct api_best *best)
{
    cJSON *root = whole(cJSON_CreateObject());
    put_string(root, "instance", best->instance_id);
    put(root, "quantity", cJSON_CreateNumber(best->quantity));
    if (best->type_id)
        put_string(root, "type", best->type_id);
    put_ids(root, "bands", best->band_ids, best->n_bands);
    put_ids(root, "areas", best->area_ids, best->n_areas);
    return print(root);
}

char *api_body_type(const char *type_id, bool in_array)
{
    cJSON *patch = whole(cJSON_CreateObject());
    put_string(patch, "type", type_id);
    if (!in_array)
        return print(patch);
    cJSON *root = whole(cJSON_CreateArray());
    push(root, patch);
    return print(root);
}

static void put_if_any(cJSON *object, const char *name, const char *value)
{
    if (value && *value && *name)
        put_string(object, name, value);
}

char *api_body_patch(const struct api_spec *spec, const struct api_patch *patch)
{
    cJSON *root = whole(cJSON_CreateObject());
    cJSON *customer = whole(cJSON_CreateObject());
    const char *reference = patch->reference;
    if (patch->delivery_type != 0) {
        cJSON *delivery = whole(cJSON_CreateObject());
        put(delivery, "type", cJSON_CreateNumber(patch->delivery_type));
        put(root, "ticketDelivery", delivery);
    }
    if (patch->details) {
        put_if_any(customer, spec->first_name_member, patch->details->first_name);
        put_if_any(customer, spec->last_name_member, patch->details->last_name);
        put_if_any(customer, spec->address_member, patch->details->address);
        if (!reference) /* ours finds the order again, so it goes before the customer's own */
            reference = patch->details->reference;
    }
    put_if_any(customer, spec->reference_member, reference);
    if (customer->child)
        put(root, "agentCustomer", customer);
    else
        cJSON_Delete(customer);
    if (patch->promo_code)
        put_string(root, "promoCode", patch->promo_code);
    return print(root);
}

char *api_body_confirm(void)
{
    return mem_strdup("{\"sendConfirmationEmail\":false}"); /* it would go to the agent (10.1) */
}
