#include <CUnit/CUnit.h>
#include <stdio.h>

#include "store/memo.h"

static void remembers_what_it_took(void)
{
    struct memo memo = {0};
    char id[ID_SIZE];
    for (int i = 0; i < 5000; i++) {
        snprintf(id, sizeof(id), "%dA", i);
        memo_take(&memo, id)->hash = (uint64_t)i;
    }
    CU_ASSERT_EQUAL(memo.n_here, 5000);
    int wrong = 0;
    for (int i = 0; i < 5000; i++) {
        snprintf(id, sizeof(id), "%dA", i);
        const struct memo_entry *entry = memo_find(&memo, id);
        wrong += !entry || entry->hash != (uint64_t)i;
    }
    CU_ASSERT_EQUAL(wrong, 0);
    CU_ASSERT_PTR_NULL(memo_find(&memo, "5000A"));
    memo_clear(&memo);
    CU_ASSERT_PTR_NULL(memo_find(&memo, "1A"));
}

static void forgets_what_was_removed(void)
{
    struct memo memo = {0};
    char id[ID_SIZE];
    for (int round = 0; round < 20; round++) {
        for (int i = 0; i < 200; i++) {
            snprintf(id, sizeof(id), "%d-%d", round, i);
            memo_take(&memo, id)->hash = 1;
        }
        for (int i = 0; i < 200; i++) {
            snprintf(id, sizeof(id), "%d-%d", round, i);
            memo_remove(&memo, memo_find(&memo, id));
        }
    }
    CU_ASSERT_EQUAL(memo.n_here, 0);
    CU_ASSERT_PTR_NULL(memo_find(&memo, "3-7"));
    CU_ASSERT_EQUAL(memo_take(&memo, "3-7")->hash, 0);
    CU_ASSERT_TRUE(memo.n_entries < 4000); /* places of removed entries are used again */
    memo_clear(&memo);
}

static void hashes_tell_fields_apart(void)
{
    const uint64_t start = MEMO_HASH_START;
    CU_ASSERT_NOT_EQUAL(memo_hash_text(memo_hash_text(start, "ab"), "c"),
                        memo_hash_text(memo_hash_text(start, "a"), "bc"));
    CU_ASSERT_EQUAL(memo_hash_text(start, NULL), memo_hash_text(start, ""));
    CU_ASSERT_NOT_EQUAL(memo_hash_int(start, 1), memo_hash_int(start, 2));
}

CU_TestInfo test_memo[] = {
    {"remembers what it took", remembers_what_it_took},
    {"forgets what was removed", forgets_what_was_removed},
    {"hashes tell fields apart", hashes_tell_fields_apart},
    CU_TEST_INFO_NULL,
};
