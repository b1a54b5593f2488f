#include <CUnit/CUnit.h>
#include <string.h>

#include "fakes/journal_kit.h"

static void references_are_sound_and_slips_are_found(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    static const char signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    int passed = 0;
    for (int round = 0; round < 20; round++) {
        char ref[JOURNAL_REFERENCE_SIZE];
        CU_ASSERT_EQUAL(journal_begin(kit.journal, "main", ref, &kit.fault), RC_OK);
        journal_kit_move(&kit, ref, ORDER_ABANDONED);
        CU_ASSERT_TRUE(journal_reference_is_sound(ref));
        CU_ASSERT_EQUAL(strlen(ref), 13); /* FOH2-7F2QX9-H */
        for (size_t i = 5; i < 13; i++) {
            const char was = ref[i];
            for (const char *c = signs; was != '-' && *c != '\0'; c++) {
                ref[i] = *c;
                passed += *c != was && journal_reference_is_sound(ref);
            }
            ref[i] = was;
        }
        for (size_t i = 5; i < 10; i++) {
            const char left = ref[i], right = ref[i + 1];
            ref[i] = right;
            ref[i + 1] = left;
            passed += left != right && journal_reference_is_sound(ref);
            ref[i] = left;
            ref[i + 1] = right;
        }
    }
    CU_ASSERT_EQUAL(passed, 0);
    journal_kit_deinit(&kit);
}

static void odd_references_are_refused(void)
{
    static const char *const odd[] = {"",
                                      "-",
                                      "K3",
                                      "K3-7F2QX9",
                                      "K3-7F2QX9-",
                                      "7F2QX9-H",
                                      "-7F2QX9-H",
                                      "K3_7F2QX9_H",
                                      "K3-7F2Q!9-H",
                                      "K3-7F2QX9-HH",
                                      "KKKKKKKKKKKKKKKKKKKKKKK-7F2QX9-H"};
    for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++)
        CU_ASSERT_FALSE(journal_reference_is_sound(odd[i]));
}

static void a_kiosk_needs_a_plain_name(void)
{
    struct journal_kit kit;
    journal_kit_init(&kit);
    static const char *const bad[] = {"", "k3", "K-3", "K 3", "TOOLONGNAME"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        struct journal_spec spec = journal_kit_spec(&kit);
        struct journal *journal = NULL;
        spec.kiosk_id = bad[i];
        CU_ASSERT_EQUAL(journal_open(&spec, &journal, &kit.fault), RC_CONFIG);
    }
    journal_kit_deinit(&kit);
}

CU_TestInfo test_journal_reference[] = {
    {"references are sound and slips are found", references_are_sound_and_slips_are_found},
    {"odd references are refused", odd_references_are_refused},
    {"a kiosk needs a plain name", a_kiosk_needs_a_plain_name},
    CU_TEST_INFO_NULL,
};
