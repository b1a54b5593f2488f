#include <string.h>
#include <strings.h>

#include "sandbox/api.h"
#include "sandbox/moment.h"
#include "sandbox/show.h"

/* A window of local start times; "" leaves an end open. From is inclusive, to is exclusive. */
struct window {
    char from[24], to[24];
};

/* Dates that do not parse count as not given, like names that are not known. */
static void read_date(const struct request *req, const char *name, char out[24])
{
    if (!request_query(req, name, out, 24) || !moment_is_iso(out))
        out[0] = '\0';
}

static struct window read_window(const struct request *req, const char *from, const char *to)
{
    struct window window = {.from = "", .to = ""};
    read_date(req, from, window.from);
    read_date(req, to, window.to);
    return window;
}

static bool inside(const struct window *window, const struct sb_instance *instance)
{
    char start[MOMENT_SIZE];
    moment_wall(start, &instance->start);
    return (!window->from[0] || strcmp(start, window->from) >= 0) &&
           (!window->to[0] || strcmp(start, window->to) < 0);
}

static bool event_in_window(const struct sb_venue *venue, size_t event, const struct window *window)
{
    if (!window->from[0] && !window->to[0])
        return true;
    for (size_t i = 0; i < venue->n_instances; i++) {
        if (venue->instances[i].event == event && inside(window, &venue->instances[i]))
            return true;
    }
    return false;
}

static struct show show_for(struct api *api, struct jsonw *w)
{
    return (struct show){.w = w, .model = api->model, .files_url = api->files_url};
}

void api_events(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = show_for(api, &w);
    const struct sb_venue *venue = api->model->venue;
    const struct window window = read_window(call->req, "instanceStart_from", "instanceStart_to");
    char name[200];
    const bool by_name = request_query(call->req, "name", name, sizeof(name));
    jsonw_open(&w, '[');
    for (size_t i = 0; i < venue->n_events; i++) {
        if (event_in_window(venue, i, &window) &&
            (!by_name || strcasecmp(name, venue->events[i].name) == 0))
            show_event(&show, i, SHOW_EVENT_ALONE);
    }
    jsonw_close(&w, ']');
    reply_json(reply, 200, &w);
}

static bool find_event(const struct api *api, const char *id, size_t *ret)
{
    const struct sb_venue *venue = api->model->venue;
    for (size_t i = 0; i < venue->n_events; i++) {
        if (strcmp(venue->events[i].id, id) == 0) {
            *ret = i;
            return true;
        }
    }
    return false;
}

void api_event(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = show_for(api, &w);
    size_t event = 0;
    if (!find_event(api, call->args[0], &event)) {
        reply_not_found(reply);
        return;
    }
    show_event(&show, event,
               request_expands(call->req, "instances") ? SHOW_EVENT_WITH_INSTANCES
                                                       : SHOW_EVENT_ALONE);
    reply_json(reply, 200, &w);
}

void api_event_instances(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = show_for(api, &w);
    const struct sb_venue *venue = api->model->venue;
    const struct window window = read_window(call->req, "start_from", "start_to");
    size_t event = 0;
    if (!find_event(api, call->args[0], &event)) {
        reply_not_found(reply);
        return;
    }
    jsonw_open(&w, '[');
    for (size_t i = 0; i < venue->n_instances; i++) {
        if (venue->instances[i].event == event && inside(&window, &venue->instances[i]))
            show_instance(&show, i);
    }
    jsonw_close(&w, ']');
    reply_json(reply, 200, &w);
}

void api_instances(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = show_for(api, &w);
    const struct sb_venue *venue = api->model->venue;
    const struct window window = read_window(call->req, "startFrom", "startTo");
    char name[200];
    const bool by_name = request_query(call->req, "eventName", name, sizeof(name));
    jsonw_open(&w, '[');
    for (size_t i = 0; i < venue->n_instances; i++) {
        const struct sb_instance *at = &venue->instances[i];
        if (inside(&window, at) &&
            (!by_name || strcasecmp(name, venue->events[at->event].name) == 0))
            show_instance(&show, i);
    }
    jsonw_close(&w, ']');
    reply_json(reply, 200, &w);
}

/* The instance of args[0]; answers 404 and returns NULL when there is none. */
static const struct sb_instance *instance_of(struct api *api, const struct api_call *call,
                                             struct reply *reply)
{
    size_t i = 0;
    if (model_find_instance(api->model, call->args[0], &i))
        return &api->model->venue->instances[i];
    reply_not_found(reply);
    return NULL;
}

void api_instance(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = show_for(api, &w);
    const struct sb_instance *at = instance_of(api, call, reply);
    if (!at)
        return;
    show_instance(&show, (size_t)(at - api->model->venue->instances));
    reply_json(reply, 200, &w);
}

void api_price_list(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = show_for(api, &w);
    const struct sb_instance *at = instance_of(api, call, reply);
    const bool expand = request_expands(call->req, "prices/customItems");
    if (!at)
        return;
    if (expand && api->model->settings.expand_items == EXPAND_REFUSED) {
        reply_problem(reply, "Expansion is not supported");
        return;
    }
    show_price_list(&show, at->price_list, expand);
    reply_json(reply, 200, &w);
}

void api_instance_plan(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = show_for(api, &w);
    const struct sb_instance *at = instance_of(api, call, reply);
    if (!at)
        return;
    show_plan(&show, at->plan);
    reply_json(reply, 200, &w);
}

void api_plans(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = show_for(api, &w);
    (void)call;
    jsonw_open(&w, '[');
    for (size_t i = 0; i < api->model->venue->n_plans; i++)
        show_plan(&show, i);
    jsonw_close(&w, ']');
    reply_json(reply, 200, &w);
}

void api_plan(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = show_for(api, &w);
    for (size_t i = 0; i < api->model->venue->n_plans; i++) {
        if (strcmp(api->model->venue->plans[i].id, call->args[0]) != 0)
            continue;
        show_plan(&show, i);
        reply_json(reply, 200, &w);
        return;
    }
    reply_not_found(reply);
}

void api_venues(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = show_for(api, &w);
    (void)call;
    jsonw_open(&w, '[');
    for (size_t i = 0; i < api->model->venue->n_rooms; i++)
        show_room(&show, i);
    jsonw_close(&w, ']');
    reply_json(reply, 200, &w);
}

void api_venue(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = show_for(api, &w);
    for (size_t i = 0; i < api->model->venue->n_rooms; i++) {
        if (strcmp(api->model->venue->rooms[i].id, call->args[0]) != 0)
            continue;
        show_room(&show, i);
        reply_json(reply, 200, &w);
        return;
    }
    reply_not_found(reply);
}

static void named_list(struct api *api, const struct sb_named *list, size_t n, struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = show_for(api, &w);
    jsonw_open(&w, '[');
    for (size_t i = 0; i < n; i++)
        show_named(&show, &list[i]);
    jsonw_close(&w, ']');
    reply_json(reply, 200, &w);
}

void api_ticket_types(struct api *api, const struct api_call *call, struct reply *reply)
{
    (void)call;
    named_list(api, api->model->venue->types, api->model->venue->n_types, reply);
}

void api_bands(struct api *api, const struct api_call *call, struct reply *reply)
{
    (void)call;
    named_list(api, api->model->venue->bands, api->model->venue->n_bands, reply);
}
