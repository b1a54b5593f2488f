#include <CUnit/CUnit.h>

#include "sandbox/settings.h"

static void takes_every_documented_value(void)
{
    static const char *const good[] = {"second_confirm=409",
                                       "second_confirm=same_order",
                                       "second_confirm=404",
                                       "get_after_confirm=404",
                                       "get_after_confirm=basket",
                                       "get_after_confirm=order",
                                       "get_after_confirm=empty",
                                       "detail=json",
                                       "detail=list",
                                       "detail=text",
                                       "detail=unknown",
                                       "customer_members=first,last,street,ref",
                                       "patch_echo=no",
                                       "partial_add=yes",
                                       "total_net=yes",
                                       "tickets_answer=all",
                                       "seat_as=object",
                                       "patch_type=array",
                                       "one_basket=yes",
                                       "best_available_body=strict"};
    struct settings s;
    struct fault fault;
    settings_init(&s);
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        CU_ASSERT_EQUAL(settings_assign(&s, good[i], &fault), RC_OK);
    CU_ASSERT_EQUAL(s.second_confirm, SECOND_CONFIRM_404);
    CU_ASSERT_EQUAL(s.after_confirm, AFTER_CONFIRM_EMPTY);
    CU_ASSERT_EQUAL(s.detail, DETAIL_UNKNOWN);
    CU_ASSERT_EQUAL(s.patch_type, PATCH_TYPE_ARRAY);
    CU_ASSERT_STRING_EQUAL(s.customer[0], "first");
    CU_ASSERT_STRING_EQUAL(s.customer[3], "ref");
    CU_ASSERT_TRUE(s.total_net);
}

static void takes_every_unknown_of_the_contract(void)
{
    static const char *const good[] = {"error12_status=409",
                                       "unauthorised=json",
                                       "basket_life=change",
                                       "get_after_expiry=410",
                                       "orders=403",
                                       "barcode=absent",
                                       "queue=yes",
                                       "child_plans=areas",
                                       "custom_item=cost",
                                       "expand_items=refused",
                                       "unknown_promo=dropped",
                                       "hash=no",
                                       "order_fee=yes"};
    struct settings s;
    struct fault fault;
    settings_init(&s);
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        CU_ASSERT_EQUAL(settings_assign(&s, good[i], &fault), RC_OK);
    CU_ASSERT_EQUAL(settings_error12(&s), 409);
    CU_ASSERT_STRING_EQUAL(settings_custom_item(&s), "cost");
    CU_ASSERT_TRUE(s.life_from_change && s.queue && s.hash_absent && s.order_fee);
}

static void refuses_what_it_does_not_know_and_changes_nothing(void)
{
    static const char *const bad[] = {"colour=red",
                                      "detail",
                                      "detail=",
                                      "detail=xml",
                                      "=json",
                                      "customer_members=a,b,c",
                                      "customer_members=a,b,c,d,e",
                                      "customer_members=a,,c,d",
                                      "total_net=maybe"};
    struct settings s;
    struct fault fault = {0};
    settings_init(&s);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        CU_ASSERT_EQUAL(settings_assign(&s, bad[i], &fault), RC_CONFIG);
        CU_ASSERT_TRUE(fault.what[0] != '\0');
    }
    CU_ASSERT_EQUAL(s.detail, DETAIL_JSON);
    CU_ASSERT_FALSE(s.total_net);
    CU_ASSERT_STRING_EQUAL(s.customer[0], "firstName");
}

CU_TestInfo test_settings[] = {
    {"takes every documented value", takes_every_documented_value},
    {"takes every unknown of the contract", takes_every_unknown_of_the_contract},
    {"refuses what it does not know and changes nothing",
     refuses_what_it_does_not_know_and_changes_nothing},
    CU_TEST_INFO_NULL,
};
