#include <CUnit/CUnit.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "model/session.h"

static void a_new_session_has_chosen_nothing(void)
{
    struct session session;
    session_init(&session, 7);
    CU_ASSERT_EQUAL(session.number, 7);
    CU_ASSERT_EQUAL(session.date_filter, -1);
    CU_ASSERT_EQUAL(session.tag_filter, -1);
    CU_ASSERT_EQUAL(session.instance, CATALOGUE_NONE);
    CU_ASSERT_EQUAL(party_count(&session.party), 0);
}

static void a_party_counts_all_types(void)
{
    const struct party party = {.n = {2, 0, 1}, .wheelchair = 1};
    CU_ASSERT_EQUAL(party_count(&party), 3);
}

static bool contains(const void *block, size_t size, const char *word)
{
    const char *at = block;
    const size_t n = strlen(word);
    for (size_t i = 0; i + n <= size; i++) {
        if (memcmp(at + i, word, n) == 0)
            return true;
    }
    return false;
}

static void wiping_leaves_no_letter_of_the_customer(void)
{
    struct session *session = mem_zalloc(sizeof(*session));
    session_init(session, 3);
    text_copy(session->details.last_name, sizeof(session->details.last_name), "Quixotic");
    text_copy(session->search, sizeof(session->search), "Quixotic");
    text_copy(session->basket.lines[5].barcode, BARCODE_SIZE, "Quixotic");
    session->order = mem_zalloc(sizeof(*session->order));
    session->prices_arena = arena_new();
    session->prices = arena_alloc(session->prices_arena, sizeof(*session->prices));
    CU_ASSERT_TRUE(contains(session, sizeof(*session), "Quixotic"));
    session_wipe(session);
    CU_ASSERT_FALSE(contains(session, sizeof(*session), "Quixotic"));
    CU_ASSERT_PTR_NULL(session->order);
    CU_ASSERT_PTR_NULL(session->prices);
    CU_ASSERT_EQUAL(session->number, 3);
    CU_ASSERT_EQUAL(session->date_filter, -1);
    mem_free(session);
}

static void closing_an_instance_keeps_the_basket(void)
{
    struct session *session = mem_zalloc(sizeof(*session));
    session_init(session, 3);
    session->basket.n_lines = 2;
    session->party.n[0] = 4;
    session->prices_arena = arena_new();
    text_copy(session->instance_id, sizeof(session->instance_id), "1A");
    session_close_instance(session);
    CU_ASSERT_EQUAL(session->basket.n_lines, 2);
    CU_ASSERT_EQUAL(party_count(&session->party), 0);
    CU_ASSERT_STRING_EQUAL(session->instance_id, "");
    CU_ASSERT_PTR_NULL(session->prices_arena);
    mem_free(session);
}

static void a_reply_frees_what_it_owns(void)
{
    struct reply *reply = reply_new(5, 2, COMMAND_CONFIRM);
    CU_ASSERT_EQUAL(reply->ticket, 5);
    CU_ASSERT_EQUAL(reply->session, 2);
    CU_ASSERT_EQUAL(reply->type, COMMAND_CONFIRM);
    CU_ASSERT_FALSE(reply->final);
    reply->order = mem_zalloc(sizeof(*reply->order));
    reply->arena = arena_new();
    reply->catalogue = mem_zalloc(sizeof(*reply->catalogue));
    reply_free(reply);
    reply_free(NULL);
}

CU_TestInfo test_session[] = {
    {"a new session has chosen nothing", a_new_session_has_chosen_nothing},
    {"a party counts all types", a_party_counts_all_types},
    {"wiping leaves no letter of the customer", wiping_leaves_no_letter_of_the_customer},
    {"closing an instance keeps the basket", closing_an_instance_keeps_the_basket},
    {"a reply frees what it owns", a_reply_frees_what_it_owns},
    CU_TEST_INFO_NULL,
};
