#include "net/instance_json.h"

#include <time.h>

#include "model/ids.h"
#include "model/when.h"
#include "net/attributes_json.h"
#include "net/json_read.h"

/* A date in its two forms: local wall time, and the ...Utc twin, of which either may be missing. */
struct moment {
    struct wall wall;
    int64_t utc_s; /* 0: not given */
};

struct dates {
    struct moment start, agents_from, agents_until, web_from, web_until;
};

static const char *read_id(struct json *j, struct arena *arena)
{
    char id[ID_SIZE];
    return json_read_id(j, id, sizeof(id)) ? arena_strdup(arena, id) : "";
}

static void read_wall(struct json *j, struct moment *ret)
{
    char date[40];
    if (json_read_string(j, date, sizeof(date)) && !when_parse(date, &ret->wall))
        ret->wall = (struct wall){0};
}

static bool take_date(struct json *j, const struct json_text *key, struct dates *dates)
{
    const struct {
        const char *local, *utc;
        struct moment *moment;
    } members[] = {
        {"start", "startUtc", &dates->start},
        {"startSellingAtAgents", "startSellingAtAgentsUtc", &dates->agents_from},
        {"stopSellingAtAgents", "stopSellingAtAgentsUtc", &dates->agents_until},
        {"startSellingAtWeb", "startSellingAtWebUtc", &dates->web_from},
        {"stopSellingAtWeb", "stopSellingAtWebUtc", &dates->web_until},
    };
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        if (json_text_is(key, members[i].local)) {
            read_wall(j, members[i].moment);
            return true;
        }
        if (json_text_is(key, members[i].utc)) {
            members[i].moment->utc_s = json_read_utc(j);
            return true;
        }
    }
    return false;
}

static void read_member(struct json *j, const struct json_text *key, struct arena *arena,
                        struct api_instance *i)
{
    if (json_text_is(key, "id"))
        i->id = read_id(j, arena);
    else if (json_text_is(key, "event"))
        i->event_id = read_id(j, arena);
    else if (json_text_is(key, "planId") || json_text_is(key, "plan"))
        i->plan_id = read_id(j, arena);
    else if (json_text_is(key, "priceList"))
        i->price_list_id = read_id(j, arena);
    else if (json_text_is(key, "isOnSale"))
        i->on_sale = json_read_flag(j);
    else if (json_text_is(key, "cancelled"))
        i->cancelled = json_read_flag(j);
    else if (json_text_is(key, "hasBestAvailableOverlay"))
        i->best_available = json_read_flag(j);
    else
        json_skip(j);
}

/* The venue's wall time as UTC, by the process's time zone, which is the venue's. */
static int64_t utc_of_wall(const struct wall *wall)
{
    struct tm tm = {.tm_year = wall->year - 1900,
                    .tm_mon = wall->month - 1,
                    .tm_mday = wall->day,
                    .tm_hour = wall->hour,
                    .tm_min = wall->minute,
                    .tm_isdst = -1};
    const time_t t = mktime(&tm);
    return t == (time_t)-1 ? 0 : (int64_t)t;
}

static int64_t utc_of(const struct moment *moment)
{
    if (moment->utc_s != 0 || !when_is_known(&moment->wall))
        return moment->utc_s;
    return utc_of_wall(&moment->wall);
}

/* The agents' own dates where the service gives them, else those of the web (contract 5.4). */
static int64_t agents_or_web(const struct moment *agents, const struct moment *web)
{
    const int64_t utc_s = utc_of(agents);
    return utc_s != 0 ? utc_s : utc_of(web);
}

bool instance_json_read(struct json *j, struct arena *arena, struct api_instance *ret)
{
    *ret = (struct api_instance){.id = "", .event_id = "", .plan_id = "", .price_list_id = ""};
    struct attributes attributes = {0};
    struct dates dates = {0};
    struct json_text key;
    if (!json_object(j))
        return false;
    while (json_member(j, &key)) {
        if (!attributes_json_take(&attributes, j, &key, arena) && !take_date(j, &key, &dates))
            read_member(j, &key, arena, ret);
    }
    ret->attribute_names = attributes.names;
    ret->attribute_values = attributes.values;
    ret->n_attributes = attributes.n;
    ret->start_utc_s = utc_of(&dates.start);
    ret->start = dates.start.wall;
    if (!when_is_known(&ret->start) && ret->start_utc_s != 0)
        ret->start = when_local(ret->start_utc_s);
    ret->sell_from_utc_s = agents_or_web(&dates.agents_from, &dates.web_from);
    ret->sell_until_utc_s = agents_or_web(&dates.agents_until, &dates.web_until);
    return *ret->id && *ret->event_id && ret->start_utc_s != 0;
}
