#include "sandbox/settings.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"

/* A setting's values, in the order of the numbers they stand for, separated by '|'. */
struct choice {
    const char *name, *values;
    size_t offset; /* of an int in struct settings */
};

static const struct choice choices[] = {
    {"second_confirm", "409|same_order|404", offsetof(struct settings, second_confirm)},
    {"get_after_confirm", "404|basket|order|empty", offsetof(struct settings, after_confirm)},
    {"detail", "json|list|text|unknown", offsetof(struct settings, detail)},
    {"patch_type", "both|object|array", offsetof(struct settings, patch_type)},
    {"patch_echo", "no|yes", offsetof(struct settings, customer_echo)},
    {"partial_add", "no|yes", offsetof(struct settings, partial_add)},
    {"total_net", "no|yes", offsetof(struct settings, total_net)},
    {"tickets_answer", "new|all", offsetof(struct settings, answer_all)},
    {"seat_as", "string|object", offsetof(struct settings, seat_object)},
    {"one_basket", "no|yes", offsetof(struct settings, one_basket)},
    {"best_available_body", "lax|strict", offsetof(struct settings, body_strict)},
    {"best_available_type", "honoured|ignored", offsetof(struct settings, type_ignored)},
    {"special_first", "no|yes", offsetof(struct settings, special_first)},
    {"allocation_of", "0|1|2|3", offsetof(struct settings, allocation_of)},
    {"agent_record", "no|yes", offsetof(struct settings, agent_record)},
    {"error12_status", "400|401|403|409", offsetof(struct settings, error12_status)},
    {"unauthorised", "text|json|empty", offsetof(struct settings, unauthorised)},
    {"basket_life", "creation|change", offsetof(struct settings, life_from_change)},
    {"get_after_expiry", "404|410|empty", offsetof(struct settings, after_expiry)},
    {"orders", "shown|404|403", offsetof(struct settings, orders)},
    {"barcode", "text|digits|absent", offsetof(struct settings, barcode)},
    {"queue", "no|yes", offsetof(struct settings, queue)},
    {"child_plans", "asked|always|areas", offsetof(struct settings, child_plans)},
    {"custom_item", "amount|price|total|value|cost", offsetof(struct settings, custom_item)},
    {"expand_items", "needed|always|refused", offsetof(struct settings, expand_items)},
    {"unknown_promo", "silent|refused|dropped", offsetof(struct settings, unknown_promo)},
    {"hash", "yes|no", offsetof(struct settings, hash_absent)},
    {"order_fee", "no|yes", offsetof(struct settings, order_fee)},
};

int settings_error12(const struct settings *s)
{
    static const int statuses[] = {
        [ERROR12_400] = 400, [ERROR12_401] = 401, [ERROR12_403] = 403, [ERROR12_409] = 409};
    return statuses[s->error12_status];
}

const char *settings_custom_item(const struct settings *s)
{
    static const char *const names[] = {"amount", "price", "total", "value", "cost"};
    return names[s->custom_item];
}

static const char customer_setting[] = "customer_members";

void settings_init(struct settings *s)
{
    static const char *const names[] = {"firstName", "lastName", "address", "reference"};
    *s = (struct settings){.customer_echo = 1, .special_first = 1, .agent_record = 1};
    for (size_t i = 0; i < 4; i++)
        text_copy(s->customer[i], sizeof(s->customer[i]), names[i]);
}

/* The position of `value` in "a|b|c", -1 when it is not there. */
static int position(const char *values, const char *value)
{
    const size_t n = strlen(value);
    for (int i = 0;; i++) {
        const size_t len = strcspn(values, "|");
        if (len == n && strncmp(values, value, n) == 0)
            return i;
        if (values[len] == '\0')
            return -1;
        values += len + 1;
    }
}

/* Four names of letters, separated by commas. */
static bool set_customer(struct settings *s, const char *value)
{
    char names[4][SETTINGS_NAME_SIZE];
    for (size_t i = 0; i < 4; i++) {
        const size_t len = strcspn(value, ",");
        if (len == 0 || len >= SETTINGS_NAME_SIZE || (value[len] == ',') != (i < 3))
            return false;
        struct text t = TEXT_OF(names[i]);
        text_add_n(&t, value, len);
        value += len + (i < 3);
    }
    memcpy(s->customer, names, sizeof(names));
    return true;
}

enum rc settings_set(struct settings *s, const char *name, const char *value, struct fault *fault)
{
    if (strcmp(name, customer_setting) == 0) {
        if (set_customer(s, value))
            return RC_OK;
        *fault = fault_make(RC_CONFIG, 0, "%s: wants four names: first,last,address,reference",
                            customer_setting);
        return RC_CONFIG;
    }
    for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++) {
        if (strcmp(choices[i].name, name) != 0)
            continue;
        const int at = position(choices[i].values, value);
        if (at < 0) {
            *fault = fault_make(RC_CONFIG, 0, "%s: wants %s", name, choices[i].values);
            return RC_CONFIG;
        }
        memcpy((char *)s + choices[i].offset, &at, sizeof(at));
        return RC_OK;
    }
    *fault = fault_make(RC_CONFIG, 0, "no setting is called \"%s\"", name);
    return RC_CONFIG;
}

enum rc settings_assign(struct settings *s, const char *text, struct fault *fault)
{
    char name[SETTINGS_NAME_SIZE];
    const size_t n = strcspn(text, "=");
    if (text[n] != '=' || n == 0 || n >= sizeof(name)) {
        *fault = fault_make(RC_CONFIG, 0, "a setting is written name=value");
        return RC_CONFIG;
    }
    struct text t = TEXT_OF(name);
    text_add_n(&t, text, n);
    return settings_set(s, name, text + n + 1, fault);
}
