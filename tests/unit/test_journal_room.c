/* No sale begins on a disk that is nearly full (F05). */
#include <CUnit/CUnit.h>
#include <string.h>

#include "fakes/fake_kiosk.h"
#include "fakes/fake_room.h"
#include "fakes/journal_kit.h"

enum { MIB = 1024 * 1024 };

static void an_attempt_begins_with_sixteen_mebibytes_and_not_below(void)
{
    struct journal_kit kit;
    char ref[JOURNAL_REFERENCE_SIZE];
    journal_kit_init(&kit);
    fake_room_set(UINT64_C(15) * MIB);
    CU_ASSERT_EQUAL(journal_begin(kit.journal, "main", ref, &kit.fault), RC_STORE);
    CU_ASSERT_PTR_NOT_NULL(strstr(kit.fault.what, "16 MiB"));
    fake_room_set(UINT64_C(17) * MIB);
    CU_ASSERT_EQUAL(journal_begin(kit.journal, "main", ref, &kit.fault), RC_OK);
    fake_room_set(FAKE_ROOM_REAL);
    journal_kit_deinit(&kit);
}

static void what_has_begun_is_written_to_its_end(void)
{
    struct journal_kit kit;
    char ref[JOURNAL_REFERENCE_SIZE];
    const struct order order = journal_kit_order();
    journal_kit_init(&kit);
    journal_kit_tag(&kit, ref);
    fake_room_set(MIB);
    journal_kit_move(&kit, ref, ORDER_CONFIRM_INTENT);
    CU_ASSERT_EQUAL(journal_confirmed(kit.journal, ref, &order, &kit.fault), RC_OK);
    journal_kit_move(&kit, ref, ORDER_DONE);
    fake_room_set(FAKE_ROOM_REAL);
    journal_kit_deinit(&kit);
}

static struct fake_kiosk kiosk;

static void a_kiosk_stops_selling_says_why_and_goes_on_by_itself(void)
{
    fake_kiosk_init(&kiosk);
    fake_room_set(MIB);
    fake_kiosk_pass(&kiosk, 61000);
    CU_ASSERT_EQUAL(kiosk.health.selling, SELLING_STOPPED);
    CU_ASSERT_PTR_NOT_NULL(strstr(kiosk.health.reason, "16 MiB"));
    CU_ASSERT_PTR_NOT_NULL(strstr(kiosk.health.reason, "make room"));
    struct reply *reply = fake_kiosk_hold(&kiosk, 0, 2);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_STORE);
    reply_free(reply);
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_NONE);
    reply_free(fake_kiosk_simple(&kiosk, COMMAND_ABANDON));
    fake_room_set(FAKE_ROOM_REAL);
    fake_kiosk_pass(&kiosk, 61000);
    CU_ASSERT_EQUAL(kiosk.health.selling, SELLING_YES);
    fake_kiosk_deinit(&kiosk);
}

static void the_disk_fills_before_the_stop_is_seen(void)
{
    fake_kiosk_init(&kiosk);
    fake_room_set(MIB);
    struct reply *reply = fake_kiosk_hold(&kiosk, 0, 2);
    CU_ASSERT_EQUAL(reply->fault.rc, RC_STORE);
    reply_free(reply);
    CU_ASSERT_EQUAL(fake_service_held(&kiosk.service), 0);
    CU_ASSERT_EQUAL(fake_kiosk_newest_state(&kiosk), ORDER_NONE);
    fake_room_set(FAKE_ROOM_REAL);
    fake_kiosk_deinit(&kiosk);
}

static void who_holds_seats_may_still_pay_for_them(void)
{
    fake_kiosk_init(&kiosk);
    reply_free(fake_kiosk_hold(&kiosk, 0, 2));
    fake_room_set(MIB);
    fake_kiosk_pass(&kiosk, 61000);
    CU_ASSERT_EQUAL(kiosk.health.selling, SELLING_YES);
    struct reply *reply = fake_kiosk_confirm(&kiosk, 8300);
    CU_ASSERT_PTR_NOT_NULL(reply->order);
    reply_free(reply);
    fake_room_set(FAKE_ROOM_REAL);
    fake_kiosk_deinit(&kiosk);
}

CU_TestInfo test_journal_room[] = {
    {"an attempt begins with 16 MiB free and not below",
     an_attempt_begins_with_sixteen_mebibytes_and_not_below},
    {"what has begun is written to its end", what_has_begun_is_written_to_its_end},
    {"a kiosk stops selling, says why, and goes on by itself",
     a_kiosk_stops_selling_says_why_and_goes_on_by_itself},
    {"the disk fills before the stop is seen", the_disk_fills_before_the_stop_is_seen},
    {"who holds seats may still pay for them", who_holds_seats_may_still_pay_for_them},
    CU_TEST_INFO_NULL,
};
