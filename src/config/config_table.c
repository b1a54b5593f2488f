#include "config/config_table.h"

#include "model/basket.h"

#define AT(member)      offsetof(struct config, member)
#define SIZE(member)    sizeof(((struct config *)0)->member)
#define ELEMENT(member) sizeof(*((struct config *)0)->member)
#define TEXT(s, n, when, member, least, preset, meaning)                                         \
    {                                                                                            \
        s, n, CONFIG_TEXT, AT(member), SIZE(member), 0, least, 0, preset, meaning, NULL, STRIDE, \
            "", when                                                                             \
    }
#define CHOICE(s, n, when, member, preset, meaning, allowed)                                    \
    {                                                                                           \
        s, n, CONFIG_TEXT, AT(member), SIZE(member), 0, 1, 0, preset, meaning, allowed, STRIDE, \
            "", when                                                                            \
    }
#define PATH(s, n, when, member, preset, meaning)                                                \
    {                                                                                            \
        s, n, CONFIG_PATH, AT(member), SIZE(member), 0, 1, 0, preset, meaning, NULL, STRIDE, "", \
            when                                                                                 \
    }
#define INT(s, n, when, member, min, max, preset, unit, meaning)                                \
    {                                                                                           \
        s, n, CONFIG_INT, AT(member), 0, 0, min, max, preset, meaning, NULL, STRIDE, unit, when \
    }
#define REAL(s, n, when, member, min, max, preset, unit, meaning)                                \
    {                                                                                            \
        s, n, CONFIG_REAL, AT(member), 0, 0, min, max, preset, meaning, NULL, STRIDE, unit, when \
    }
#define BOOL(s, n, when, member, preset, meaning)                                              \
    {                                                                                          \
        s, n, CONFIG_BOOL, AT(member), 0, 0, 0, 0, preset, meaning, "yes|no", STRIDE, "", when \
    }
#define MONEY(s, n, when, member, preset, meaning)                                               \
    {                                                                                            \
        s, n, CONFIG_MONEY, AT(member), 0, 0, 0, 100000, preset, meaning, NULL, STRIDE, "", when \
    }
#define SUM(s, n, when, member, preset, meaning)                                                   \
    {                                                                                              \
        s, n, CONFIG_MONEY, AT(member), 0, 0, 0, 10000000, preset, meaning, NULL, STRIDE, "", when \
    }
#define DATE(s, n, when, member, meaning)                                              \
    {                                                                                  \
        s, n, CONFIG_DATE, AT(member), 0, 0, 0, 0, "", meaning, NULL, STRIDE, "", when \
    }
#define LIST(s, n, when, member, count, preset, meaning)                                       \
    {                                                                                          \
        s, n, CONFIG_LIST, AT(member), ELEMENT(member), AT(count), 0,                          \
            (int64_t)(SIZE(member) / ELEMENT(member)), preset, meaning, NULL, STRIDE, "", when \
    }

#define WORD(s, n, when, member, preset, meaning, allowed)                                    \
    {                                                                                         \
        s, n, CONFIG_WORD, AT(member), 0, 0, 0, 0, preset, meaning, allowed, STRIDE, "", when \
    }

#define UNUSED(s, n, meaning)                                                          \
    {                                                                                  \
        s, n, CONFIG_TEXT, 0, 0, 0, 0, 0, "", meaning, NULL, STRIDE, "", CONFIG_UNUSED \
    }

/* Words become enums, which are as wide as an int. */
_Static_assert(sizeof(enum shop_ask) == sizeof(int), "see set_word()");
_Static_assert(sizeof(enum shop_delivery) == sizeof(int), "see set_word()");

#define LIVE    CONFIG_LIVE
#define RESTART CONFIG_RESTART
#define STRIDE  0
/* clang-format off */
const struct config_key config_table[] = {
    TEXT("venue", "name", LIVE, shop.venue_name, 1, "Our venue", "what customers call it"),
    TEXT("venue", "seller", LIVE, shop.seller, 0, "", "who sells, by its full name, for the ticket"),
    TEXT("venue", "contact", LIVE, shop.contact, 0, "", "telephone or place of the box office"),
    TEXT("venue", "kiosk_id", RESTART, shop.kiosk_id, 1, "K1", "first part of every reference; another one for each kiosk"),
    TEXT("venue", "still_picture", LIVE, shop.still_picture, 0, "", "picture above the low-reach layout: asset:<path below assets>"),
    PATH("venue", "overlay_dir", RESTART, overlay_dir, "venue.d", "folder of *.ini files about seating plans: stage, captions, companions, restricted views"),
    TEXT("venue", "timezone", RESTART, timezone, 1, "Europe/London", "where the venue stands"),
    LIST("venue", "languages", LIVE, shop.languages, shop.n_languages, "en_GB", "offered to customers, the first one at start"),
    CHOICE("venue", "keyboard", LIVE, shop.keyboard, "qwerty", "letters of the on-screen keyboard", "qwerty|qwertz|azerty"),
    CHOICE("venue", "currency", RESTART, shop.currency.code, "GBP", "three letters (ISO 4217); the service does not tell it", NULL),
    TEXT("venue", "currency_symbol", LIVE, shop.currency.symbol, 1, "£", "as written beside prices"),
    INT("venue", "currency_decimals", RESTART, shop.currency.decimals, 0, 3, "2", "digits", "digits of the small unit"),

    TEXT("service", "base_url", RESTART, base_url, 1, "", "https://system.spektrix.com/<client>/api/v3/"),
    TEXT("service", "login", RESTART, login, 1, "", "login name of the agent record"),
    PATH("service", "credentials_file", RESTART, credentials_file, "secret.key", "holds the key; foyerctl credentials set writes it"),
    PATH("service", "ca_file", RESTART, ca_file, "/etc/ssl/certs/ca-certificates.crt", "certificate authorities to trust (PEM)"),
    TEXT("service", "user_agent", RESTART, user_agent, 1, "Foyer/1 (self-service kiosk)", "how the kiosk names itself; a contact in it helps"),
    LIST("service", "image_hosts", LIVE, image_hosts, n_image_hosts, "system.spektrix.com, sysfilessacbe149174fee.blob.core.windows.net", "hosts posters may come from; with :port when not 443"),
    TEXT("service", "first_name_member", RESTART, first_name_member, 1, "firstName", "names inside agentCustomer, as foyerctl self-test finds them"),
    TEXT("service", "last_name_member", RESTART, last_name_member, 1, "lastName", "see first_name_member"),
    TEXT("service", "address_member", RESTART, address_member, 1, "address", "see first_name_member"),
    TEXT("service", "reference_member", RESTART, reference_member, 1, "reference", "see first_name_member"),
    BOOL("service", "total_is_net", RESTART, total_is_net, "yes", "a ticket's total has the agent's discount taken off already"),
    BOOL("service", "expand_items", RESTART, expand_items, "yes", "ask price lists for the itemised commission"),
    CHOICE("service", "best_available_body", RESTART, best_available_body, "type", "plain: the request for best available seats names no ticket type", "type|plain"),
    CHOICE("service", "patch_ticket_body", RESTART, patch_ticket_body, "object", "what a change of ticket type is sent as at first", "object|array"),
    BOOL("service", "second_confirm_is_safe", RESTART, second_confirm_is_safe, "no", "yes only when the service was seen to answer a second confirm with the same order"),
    BOOL("service", "order_reads_empty", RESTART, order_reads_empty, "no", "yes when a basket was seen to read as empty once it was booked: clearing proves nothing then"),
    BOOL("service", "price_probe", RESTART, price_probe, "no", "at night put a ticket of each price list into a basket, and compare its total with what is shown"),
    INT("service", "price_probe_hour", LIVE, price_probe_hour, 0, 23, "5", "o'clock", "local hour of it, when nobody buys"),
    BOOL("service", "paced", RESTART, paced, "yes", "keep to requests_per_s for all that is not a sale"),
    INT("service", "requests_per_s", RESTART, requests_per_s, 1, 50, "4", "a second", "see paced"),
    INT("service", "basket_minutes", RESTART, basket_minutes, 3, 60, "20", "minutes", "life of a basket; the hold shown ends a minute before"),

    INT("catalogue", "days_ahead", LIVE, days_ahead, 1, 730, "60", "days", "performances are shown so many days ahead"),
    INT("catalogue", "window_days", LIVE, window_days, 1, 60, "7", "days", "days asked for at once"),
    INT("catalogue", "full_sync_hour", LIVE, full_sync_hour, 0, 23, "4", "o'clock", "local hour of the nightly refresh"),
    INT("catalogue", "light_sync_minutes", LIVE, light_sync_minutes, 5, 1440, "30", "minutes", "refresh while nobody is served"),
    TEXT("catalogue", "tag_attributes", LIVE, tag_attributes, 0, "", "event attributes that become filters, comma separated"),
    TEXT("catalogue", "age_attribute", LIVE, age_attribute, 0, "", "event attribute with the age advice"),
    UNUSED("catalogue", "note_attribute", "ticket types have no attributes"),
    LIST("catalogue", "published_by_hand", LIVE, published_by_hand, n_published_by_hand, "", "ids of performances sold although not on sale (priority booking)"),

    INT("sale", "ticket_limit", LIVE, shop.ticket_limit, 1, BASKET_LINES_MAX, "10", "tickets", "tickets in one order"),
    INT("sale", "instance_limit", LIVE, shop.instance_limit, 0, BASKET_LINES_MAX, "0", "tickets", "tickets for one performance in one order; 0: as many as ticket_limit"),
    INT("sale", "orders_per_hour", LIVE, shop.orders_per_hour, 0, 1000, "60", "orders", "orders that this kiosk makes in an hour at most; 0: no limit"),
    INT("sale", "sell_until_minutes", LIVE, shop.sell_until_minutes, -1440, 240, "0", "minutes", "minutes after the start until which a performance is sold; negative: before it"),
    INT("sale", "closed_from_hour", LIVE, shop.closed_from_hour, 0, 23, "0", "o'clock", "local hour from which nothing new is sold; as closed_until_hour: never closed"),
    INT("sale", "closed_until_hour", LIVE, shop.closed_until_hour, 0, 23, "0", "o'clock", "see closed_from_hour"),
    SUM("sale", "order_value", LIVE, shop.order_value, "0", "most that one order may cost; 0: no limit"),
    WORD("sale", "ask_first_name", LIVE, shop.ask_first_name, "no", "ask only what the venue insists on", "no|yes|optional"),
    WORD("sale", "ask_last_name", LIVE, shop.ask_last_name, "no", "see ask_first_name", "no|yes|optional"),
    WORD("sale", "ask_address", LIVE, shop.ask_address, "no", "see ask_first_name", "no|yes|optional"),
    WORD("sale", "ask_reference", LIVE, shop.ask_reference, "no", "a reference of the customer's own", "no|yes|optional"),
    WORD("sale", "delivery", LIVE, shop.delivery, "offered", "how tickets come: as customers choose, all on the screen (3, care of agent), all at the desk (1, collect)", "offered|screen|desk"),
    BOOL("sale", "promo_codes", LIVE, shop.promo_codes, "no", "codes can be typed"),
    BOOL("sale", "has_printer", LIVE, shop.has_printer, "no", "tickets can be printed"),
    BOOL("sale", "sell_allocation_only", LIVE, shop.sell_allocation_only, "no", "sell only places locked for this agent"),
    BOOL("sale", "orphan_rule", LIVE, shop.orphan_rule, "yes", "no choice of seats leaves a single one where there is another way"),
    BOOL("sale", "orphan_keep_anyway", LIVE, shop.orphan_keep_anyway, "no", "after being told so the customer may leave a single seat all the same"),
    BOOL("sale", "orphan_aisle_ok", LIVE, shop.orphan_aisle_ok, "no", "single seats at an aisle or the end of a row do not count"),
    BOOL("sale", "companions_alone", LIVE, shop.companions_alone, "no", "seats that go with a wheelchair space are sold without it too"),
    TEXT("sale", "fee_attribute", LIVE, fee_attribute, 0, "", "attribute of events or performances whose value is the fee of each ticket, where the service does not itemise it"),
    MONEY("sale", "fee_per_ticket", LIVE, shop.fee_per_ticket, "0", "shown with each price where the service does not itemise it"),
    MONEY("sale", "fee_per_order", LIVE, shop.fee_per_order, "0", "the same, for each order"),

    INT("display", "width_mm", RESTART, width_mm, 0, 3000, "0", "mm", "of the picture; 0: ask the display"),
    TEXT("display", "theme", LIVE, theme, 1, "house", "token file below assets/themes"),
    REAL("display", "select_pitch_mm", LIVE, shop.select_pitch_mm, 9, 25, "12", "mm", "seats can be touched when drawn so far apart"),
    INT("display", "idle_s", LIVE, shop.idle_s, 15, 600, "60", "s", "then: are you still there?"),
    INT("display", "idle_warning_s", LIVE, shop.idle_warning_s, 20, 120, "30", "s", "how long that question stays"),
    INT("display", "tickets_shown_s", LIVE, shop.tickets_shown_s, 20, 600, "90", "s", "how long tickets stay on the screen"),
    INT("display", "status_poll_s", LIVE, shop.status_poll_s, 5, 60, "10", "s", "refresh of an open seating plan"),

    PATH("journal", "copy", RESTART, journal_copy, "", "file on another disk or stick that gets every event of the journal as well; its folder must be there"),

    PATH("metrics", "file", RESTART, metrics_file, "", "file of figures for the textfile collector of Prometheus' node exporter; its name ends in .prom"),
    INT("metrics", "interval_s", RESTART, metrics_interval_s, 5, 3600, "15", "s", "how often that file is written"),

    PATH("maintenance", "pin_file", RESTART, pin_file, "pin", "holds the operator's code; foyerctl pin set writes it"),
};
/* clang-format on */

const size_t config_table_n = sizeof(config_table) / sizeof(config_table[0]);

/* Every [profile:NAME]. Directives may stand between the rows: they are of two structs. */
#define P     "profile"
#define RULE  profiles[0].rule
#define TERMS profiles[0].terms

/* clang-format off */
static const struct config_key profile_keys[] = {
#undef STRIDE
#define STRIDE sizeof(struct agent)
    TEXT(P, "login", RESTART, agents[0].login, 1, "", "login name of this agent record"),
    PATH(P, "credentials_file", RESTART, agents[0].credentials_file, "NAME.key", "holds its key; foyerctl credentials set --profile NAME writes it"),
    TEXT(P, "label", LIVE, agents[0].label, 0, "", "what the operator reads"),
    BOOL(P, "total_is_net", RESTART, agents[0].total_is_net, "", "as in [service], for this record"),
#undef STRIDE
#define STRIDE sizeof(struct profile)
    INT(P, "ticket_limit", LIVE, TERMS.ticket_limit, 1, BASKET_LINES_MAX, "", "tickets", "as in [sale], for this record; so are the next five"),
    INT(P, "instance_limit", LIVE, TERMS.instance_limit, 0, BASKET_LINES_MAX, "", "tickets", "see ticket_limit"),
    SUM(P, "order_value", LIVE, TERMS.order_value, "", "see ticket_limit"),
    MONEY(P, "fee_per_ticket", LIVE, TERMS.fee_per_ticket, "", "see ticket_limit"),
    MONEY(P, "fee_per_order", LIVE, TERMS.fee_per_order, "", "see ticket_limit"),
    BOOL(P, "sell_allocation_only", LIVE, TERMS.sell_allocation_only, "", "see ticket_limit"),
    LIST(P, "events", LIVE, RULE.events, RULE.n_events, "", "ids of the events that it sells"),
    LIST(P, "instances", LIVE, RULE.instances, RULE.n_instances, "", "ids of the performances that it sells"),
    TEXT(P, "attribute", LIVE, RULE.attribute, 0, "", "Name=Value of the events or performances that it sells"),
    LIST(P, "bands", LIVE, RULE.bands, RULE.n_bands, "", "names of the price bands that it sells, and no others"),
    DATE(P, "from", LIVE, RULE.from, "first date of the performances that it sells (2026-11-21)"),
    DATE(P, "until", LIVE, RULE.until, "last date of them"),
};
/* clang-format on */

#undef P
#undef RULE
#undef STRIDE
#define P      "publish"
#define RULE   publish[0].rule
#define STRIDE sizeof(struct publish_rule)

/* clang-format off */
static const struct config_key publish_keys[] = {
    LIST(P, "events", LIVE, RULE.events, RULE.n_events, "", "ids of the events"),
    LIST(P, "instances", LIVE, RULE.instances, RULE.n_instances, "", "ids of the performances"),
    TEXT(P, "attribute", LIVE, RULE.attribute, 0, "", "Name=Value of the events or performances"),
    DATE(P, "from", LIVE, RULE.from, "first date of the performances (2026-11-21)"),
    DATE(P, "until", LIVE, RULE.until, "last date of them"),
};
/* clang-format on */

#undef P
#undef RULE
#undef STRIDE
#define P      "offer"
#define RULE   offers[0].rule
#define STRIDE sizeof(struct offer_rule)

/* clang-format off */
static const struct config_key offer_keys[] = {
    LIST(P, "events", LIVE, RULE.events, RULE.n_events, "", "ids of the events"),
    LIST(P, "instances", LIVE, RULE.instances, RULE.n_instances, "", "ids of the performances"),
    TEXT(P, "attribute", LIVE, RULE.attribute, 0, "", "Name=Value of the events or performances"),
    DATE(P, "from", LIVE, RULE.from, "first date of the performances (2026-11-21)"),
    DATE(P, "until", LIVE, RULE.until, "last date of them"),
    LIST(P, "types", LIVE, offers[0].types, offers[0].n_types, "", "names of the ticket types; none: all of them"),
    SUM(P, "price", LIVE, offers[0].price, "", "what such a ticket costs with the offer, fees included"),
    INT(P, "per_cent", LIVE, offers[0].per_cent, 1, 100, "", "per cent", "or how much of its price the offer takes off"),
};
/* clang-format on */

/* NOLINTBEGIN(bugprone-macro-parentheses): the name of a member */
#define KEYS(table)  table, sizeof(table) / sizeof(table[0])
#define PLACE(array) offsetof(struct config, array), sizeof(((struct config *)0)->array[0])
/* NOLINTEND(bugprone-macro-parentheses) */

const struct config_named config_named[CONFIG_KINDS] = {
    [CONFIG_PROFILE] = {"profile",
                        "another agent record, which sells what its rule names; at most 8 of them, "
                        "and the\n# first one whose rule fits sells",
                        KEYS(profile_keys), PLACE(profiles), offsetof(struct config, n_profiles), 1,
                        PROFILES_MAX, "main"},
    [CONFIG_PUBLISH] = {"publish",
                        "performances that are sold although they are not on sale (priority "
                        "booking);\n# at most 8 such rules",
                        KEYS(publish_keys), PLACE(publish), offsetof(struct config, n_publish), 0,
                        PUBLISH_RULES_MAX, ""},
    [CONFIG_OFFER] =
        {"offer",
         "what an offer of the service's makes of a price, shown beside it; the basket "
         "has to\n# confirm it; at most 8, and the first whose rule fits counts",
         KEYS(offer_keys), PLACE(offers), offsetof(struct config, n_offers), 0, OFFER_RULES_MAX,
         ""},
};
