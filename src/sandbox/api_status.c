#include <string.h>

#include "base/text.h"
#include "sandbox/api.h"
#include "sandbox/detail.h"
#include "sandbox/show.h"

static bool children_counted(const struct api *api, const struct api_call *call,
                             const struct sb_plan *plan)
{
    return !plan->group || request_flag(call->req, "includeChildPlans") ||
           api->model->settings.child_plans == CHILD_PLANS_ALWAYS;
}

void api_status(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = {.w = &w, .model = api->model};
    struct show_status_spec spec = {.area = SIZE_MAX,
                                    .locks = request_flag(call->req, "includeLockInformation")};
    if (!model_find_instance(api->model, call->args[0], &spec.instance)) {
        reply_not_found(reply);
        return;
    }
    const struct sb_plan *plan = house_plan(model_house(api->model, spec.instance));
    const bool asked = children_counted(api, call, plan);
    spec.areas = asked && plan->group && api->model->settings.child_plans == CHILD_PLANS_AREAS;
    spec.counted = asked && !spec.areas;
    show_status(&show, &spec);
    reply_json(reply, 200, &w);
}

void api_status_area(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = {.w = &w, .model = api->model};
    struct show_status_spec spec = {.counted = true,
                                    .locks = request_flag(call->req, "includeLockInformation")};
    if (!model_find_instance(api->model, call->args[0], &spec.instance) ||
        !house_find_area(model_house(api->model, spec.instance), call->args[1], &spec.area)) {
        reply_not_found(reply);
        return;
    }
    show_status(&show, &spec);
    reply_json(reply, 200, &w);
}

void api_status_detail(struct api *api, const struct api_call *call, struct reply *reply)
{
    struct jsonw w = {0};
    size_t instance = 0;
    if (!model_find_instance(api->model, call->args[0], &instance)) {
        reply_not_found(reply);
        return;
    }
    struct house *house = model_house(api->model, instance);
    const struct sb_plan none = {0};
    struct house *nobody = NULL;
    if (!children_counted(api, call, house_plan(house)))
        house = nobody = house_new(&none, SB_FILL_EMPTY, 0);
    const struct detail_spec spec = {.venue = api->model->venue,
                                     .house = house,
                                     .encoding = api->model->settings.detail,
                                     .locks = request_flag(call->req, "includeLockInformation")};
    const char *type = detail_write(&w, &spec);
    reply_json(reply, 200, &w);
    reply->type = type;
    house_free(nobody);
}

static void show_seats(struct api *api, const struct house *house, const struct house_at *at,
                       size_t n, struct reply *reply)
{
    struct jsonw w = {0};
    const struct show show = {.w = &w, .model = api->model};
    jsonw_open(&w, '[');
    for (size_t i = 0; i < n; i++)
        show_seat(&show, &house_plan(house)->areas[at[i].area].seats[at[i].seat]);
    jsonw_close(&w, ']');
    reply_json(reply, 200, &w);
}

void api_best_seats(struct api *api, const struct api_call *call, struct reply *reply)
{
    size_t instance = 0;
    char text[16];
    int64_t quantity = 1;
    if (!model_find_instance(api->model, call->args[0], &instance)) {
        reply_not_found(reply);
        return;
    }
    if (request_query(call->req, "quantity", text, sizeof(text)) &&
        !text_to_int64(text, 1, HOUSE_BEST_MAX, &quantity)) {
        reply_problem(reply, "Quantity is not valid");
        return;
    }
    const struct house *house = model_house(api->model, instance);
    const struct house_wish wish = {.n = (size_t)quantity, .ordinary_only = true};
    struct house_at at[HOUSE_BEST_MAX];
    const bool found = house_best(house, &wish, at);
    show_seats(api, house, at, found ? wish.n : 0, reply);
}
