#include "config/config_table.h"

#include "model/basket.h"

#define AT(member)      offsetof(struct config, member)
#define SIZE(member)    sizeof(((struct config *)0)->member)
#define ELEMENT(member) sizeof(*((struct config *)0)->member)
#define TEXT(s, n, member, least, preset, meaning)                                      \
    {                                                                                   \
        s, n, CONFIG_TEXT, AT(member), SIZE(member), 0, least, 0, preset, meaning, NULL \
    }
#define CHOICE(s, n, member, preset, meaning, allowed)                                 \
    {                                                                                  \
        s, n, CONFIG_TEXT, AT(member), SIZE(member), 0, 1, 0, preset, meaning, allowed \
    }
#define PATH(s, n, member, preset, meaning)                                         \
    {                                                                               \
        s, n, CONFIG_PATH, AT(member), SIZE(member), 0, 1, 0, preset, meaning, NULL \
    }
#define INT(s, n, member, min, max, preset, meaning)                        \
    {                                                                       \
        s, n, CONFIG_INT, AT(member), 0, 0, min, max, preset, meaning, NULL \
    }
#define REAL(s, n, member, min, max, preset, meaning)                        \
    {                                                                        \
        s, n, CONFIG_REAL, AT(member), 0, 0, min, max, preset, meaning, NULL \
    }
#define BOOL(s, n, member, preset, meaning)                                  \
    {                                                                        \
        s, n, CONFIG_BOOL, AT(member), 0, 0, 0, 0, preset, meaning, "yes|no" \
    }
#define MONEY(s, n, member, preset, meaning)                              \
    {                                                                     \
        s, n, CONFIG_MONEY, AT(member), 0, 0, 0, 0, preset, meaning, NULL \
    }
#define LIST(s, n, member, count, preset, meaning)                           \
    {                                                                        \
        s, n, CONFIG_LIST, AT(member), ELEMENT(member), AT(count), 0,        \
            (int64_t)(SIZE(member) / ELEMENT(member)), preset, meaning, NULL \
    }

/* clang-format off */
const struct config_key config_table[] = {
    TEXT("venue", "name", shop.venue_name, 1, "Our venue", "what customers call it"),
    TEXT("venue", "seller", shop.seller, 0, "", "who sells, by its full name, for the ticket"),
    TEXT("venue", "contact", shop.contact, 0, "", "telephone or place of the box office"),
    TEXT("venue", "kiosk_id", shop.kiosk_id, 1, "K1", "first part of every reference; another one for each kiosk"),
    TEXT("venue", "still_picture", shop.still_picture, 0, "", "picture above the low-reach layout: asset:<path below assets>"),
    TEXT("venue", "timezone", timezone, 1, "Europe/London", "where the venue stands"),
    LIST("venue", "languages", shop.languages, shop.n_languages, "en_GB", "offered to customers, the first one at start"),
    CHOICE("venue", "keyboard", shop.keyboard, "qwerty", "letters of the on-screen keyboard", "qwerty|qwertz|azerty"),
    CHOICE("venue", "currency", shop.currency.code, "GBP", "three letters (ISO 4217); the service does not tell it", NULL),
    TEXT("venue", "currency_symbol", shop.currency.symbol, 1, "£", "as written beside prices"),
    INT("venue", "currency_decimals", shop.currency.decimals, 0, 3, "2", "digits of the small unit"),

    TEXT("service", "base_url", base_url, 1, "", "https://system.spektrix.com/<client>/api/v3/"),
    TEXT("service", "login", login, 1, "", "login name of the agent record"),
    PATH("service", "credentials_file", credentials_file, "secret.key", "holds the key; foyerctl credentials set writes it"),
    PATH("service", "ca_file", ca_file, "/etc/ssl/certs/ca-certificates.crt", "certificate authorities to trust (PEM)"),
    TEXT("service", "user_agent", user_agent, 1, "Foyer/1 (self-service kiosk)", "how the kiosk names itself; a contact in it helps"),
    LIST("service", "image_hosts", image_hosts, n_image_hosts, "system.spektrix.com, sysfilessacbe149174fee.blob.core.windows.net", "hosts posters may come from; with :port when not 443"),
    TEXT("service", "first_name_member", first_name_member, 1, "firstName", "names inside agentCustomer, as foyerctl self-test finds them"),
    TEXT("service", "last_name_member", last_name_member, 1, "lastName", "see first_name_member"),
    TEXT("service", "address_member", address_member, 1, "address", "see first_name_member"),
    TEXT("service", "reference_member", reference_member, 1, "reference", "see first_name_member"),
    BOOL("service", "total_is_net", total_is_net, "yes", "a ticket's total has the agent's discount taken off already"),
    BOOL("service", "expand_items", expand_items, "yes", "ask price lists for the itemised commission"),
    BOOL("service", "second_confirm_is_safe", second_confirm_is_safe, "no", "yes only when the service was seen to answer a second confirm with the same order"),
    BOOL("service", "paced", paced, "yes", "keep to requests_per_s for all that is not a sale"),
    INT("service", "requests_per_s", requests_per_s, 1, 50, "4", "see paced"),
    INT("service", "basket_minutes", basket_minutes, 3, 60, "20", "life of a basket; the hold shown ends a minute before"),

    INT("catalogue", "days_ahead", days_ahead, 1, 730, "60", "performances are shown so many days ahead"),
    INT("catalogue", "window_days", window_days, 1, 60, "7", "days asked for at once"),
    INT("catalogue", "full_sync_hour", full_sync_hour, 0, 23, "4", "local hour of the nightly refresh"),
    INT("catalogue", "light_sync_minutes", light_sync_minutes, 5, 1440, "30", "refresh while nobody is served"),
    TEXT("catalogue", "tag_attributes", tag_attributes, 0, "", "event attributes that become filters, comma separated"),
    TEXT("catalogue", "age_attribute", age_attribute, 0, "", "event attribute with the age advice"),
    TEXT("catalogue", "note_attribute", note_attribute, 0, "", "ticket type attribute with a note"),
    LIST("catalogue", "published_by_hand", published_by_hand, n_published_by_hand, "", "ids of performances sold although not on sale (priority booking)"),

    INT("sale", "ticket_limit", shop.ticket_limit, 1, BASKET_LINES_MAX, "10", "tickets in one order"),
    BOOL("sale", "ask_first_name", shop.ask_first_name, "no", "ask only what the venue insists on"),
    BOOL("sale", "ask_last_name", shop.ask_last_name, "no", "see ask_first_name"),
    BOOL("sale", "ask_address", shop.ask_address, "no", "see ask_first_name"),
    BOOL("sale", "ask_reference", shop.ask_reference, "no", "a reference of the customer's own"),
    BOOL("sale", "promo_codes", shop.promo_codes, "no", "codes can be typed"),
    BOOL("sale", "has_printer", shop.has_printer, "no", "tickets can be printed"),
    BOOL("sale", "sell_allocation_only", shop.sell_allocation_only, "no", "sell only places locked for this agent"),
    MONEY("sale", "fee_per_ticket", shop.fee_per_ticket, "0", "shown with each price where the service does not itemise it"),
    MONEY("sale", "fee_per_order", shop.fee_per_order, "0", "the same, for each order"),

    INT("display", "width_mm", width_mm, 0, 3000, "0", "of the picture; 0: ask the display"),
    TEXT("display", "theme", theme, 1, "house", "token file below assets/themes"),
    REAL("display", "select_pitch_mm", shop.select_pitch_mm, 9, 25, "12", "seats can be touched when drawn so far apart"),
    INT("display", "idle_s", shop.idle_s, 15, 600, "60", "then: are you still there?"),
    INT("display", "idle_warning_s", shop.idle_warning_s, 20, 120, "30", "how long that question stays"),
    INT("display", "tickets_shown_s", shop.tickets_shown_s, 20, 600, "90", "how long tickets stay on the screen"),
    INT("display", "status_poll_s", shop.status_poll_s, 5, 60, "10", "refresh of an open seating plan"),

    PATH("maintenance", "pin_file", pin_file, "pin", "holds the operator's code; foyerctl pin set writes it"),
};
/* clang-format on */

const size_t config_table_n = sizeof(config_table) / sizeof(config_table[0]);
