/* Several agent records of one client: each has its own baskets, allocation and commission. */
#include <CUnit/CUnit.h>
#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "sandbox/sandbox_fixture.h"

static struct fixture f;

static int count_special(void)
{
    char path[200];
    int status = 0;
    struct text t = TEXT_OF(path);
    text_addf(&t, "instances/%s/status?includeChildPlans=true", fixture_instance(&f, FIXTURE_HALL));
    struct cJSON *json = fixture_json(&f, "GET", path, "", &status);
    const struct cJSON *n = cJSON_GetObjectItemCaseSensitive(json, "specialAvailable");
    const int special = cJSON_IsNumber(n) ? n->valueint : -1;
    cJSON_Delete(json);
    return special;
}

static void a_basket_exists_for_its_own_agent_alone(void)
{
    char id[SB_ID_SIZE], path[80];
    struct reply reply;
    fixture_open_service(&f);
    fixture_basket(&f, id);
    struct text t = TEXT_OF(path);
    text_addf(&t, "baskets/%s", id);
    fixture_call(&f, "GET", path, "", &reply);
    CU_ASSERT_EQUAL(reply.status, 200);
    reply_free(&reply);
    f.other = true;
    fixture_call(&f, "GET", path, "", &reply);
    CU_ASSERT_EQUAL(reply.status, 404);
    reply_free(&reply);
    text_addf(&t, "/clear");
    fixture_call(&f, "POST", path, "{}", &reply);
    CU_ASSERT_EQUAL(reply.status, 404);
    reply_free(&reply);
    fixture_close(&f);
}

static void locked_places_are_of_one_agent(void)
{
    fixture_open_service(&f);
    const int ours = count_special();
    CU_ASSERT_TRUE(ours > 0);
    f.other = true;
    CU_ASSERT_EQUAL(count_special(), 0);
    f.model->settings.allocation_of = 1;
    CU_ASSERT_EQUAL(count_special(), ours);
    f.other = false;
    CU_ASSERT_EQUAL(count_special(), 0);
    fixture_close(&f);
}

static void each_agent_has_a_commission_of_its_own(void)
{
    struct sb_price paid = {.amount = 2000, .commission = 150}, nothing = {.amount = 0};
    CU_ASSERT_EQUAL(model_commission(&paid, 0), 150);
    CU_ASSERT_EQUAL(model_commission(&paid, 1), 175);
    CU_ASSERT_EQUAL(model_commission(&nothing, 1), 0);
}

static void both_keys_are_let_in_and_told_apart(void)
{
    struct reply reply;
    fixture_open_service(&f);
    fixture_call(&f, "GET", "venues", "", &reply);
    CU_ASSERT_EQUAL(reply.status, 200);
    reply_free(&reply);
    f.other = true;
    fixture_call(&f, "GET", "venues", "", &reply);
    CU_ASSERT_EQUAL(reply.status, 200);
    CU_ASSERT_EQUAL(f.model->agent, 1);
    reply_free(&reply);
    fixture_close(&f);
}

CU_TestInfo test_agents[] = {
    {"a basket exists for its own agent alone", a_basket_exists_for_its_own_agent_alone},
    {"locked places are of one agent", locked_places_are_of_one_agent},
    {"each agent has a commission of its own", each_agent_has_a_commission_of_its_own},
    {"both keys are let in and told apart", both_keys_are_let_in_and_told_apart},
    CU_TEST_INFO_NULL,
};
