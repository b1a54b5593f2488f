#include <CUnit/CUnit.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/mem.h"

static bool is_zero(const void *bytes, size_t n)
{
    const unsigned char *b = bytes;
    for (size_t i = 0; i < n; i++) {
        if (b[i] != 0)
            return false;
    }
    return true;
}

/* Runs `act` in a child and says whether it ended by abort(). */
static bool aborts(void (*act)(void))
{
    const pid_t child = fork();
    if (child == 0) {
        setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
        close(STDERR_FILENO); /* the last words of a child that is meant to die */
        act();
        _exit(0);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child)
        return false;
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void memory_is_zeroed_and_never_null(void)
{
    void *one = mem_zalloc(100), *none = mem_zalloc(0), *many = mem_zalloc_array(10, 10);
    CU_ASSERT_TRUE(is_zero(one, 100));
    CU_ASSERT_TRUE(is_zero(many, 100));
    CU_ASSERT_PTR_NOT_NULL(none);
    mem_free(one);
    mem_free(none);
    mem_free(many);
    mem_free(NULL);
}

static void grown_memory_keeps_what_it_held(void)
{
    int *n = mem_regrow(NULL, 2, sizeof(int));
    n[0] = 7;
    n[1] = 8;
    n = mem_regrow(n, 1000, sizeof(int));
    CU_ASSERT_EQUAL(n[0], 7);
    CU_ASSERT_EQUAL(n[1], 8);
    mem_free(n);
}

static void a_copied_string_is_its_own_and_null_stays_null(void)
{
    char original[] = "Hamlet";
    char *copy = mem_strdup(original);
    original[0] = 'h';
    CU_ASSERT_STRING_EQUAL(copy, "Hamlet");
    CU_ASSERT_PTR_NULL(mem_strdup(NULL));
    mem_free(copy);
}

static void wiping_leaves_only_zeros(void)
{
    char name[] = "Somebody's name";
    mem_wipe(name, sizeof(name));
    CU_ASSERT_TRUE(is_zero(name, sizeof(name)));
}

static void regrow_too_much(void)
{
    mem_free(mem_regrow(NULL, SIZE_MAX / 2, 4));
}

static void array_too_large(void)
{
    arena_alloc_array(arena_new(), SIZE_MAX / 2, 4);
}

static void what_libraries_get_keeps_its_bytes(void)
{
    char *bytes = mem_tidy_alloc(3);
    CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
    if (!bytes)
        return;
    memcpy(bytes, "ab", 3);
    for (size_t size = 4; size < 100000; size *= 3) {
        bytes = mem_tidy_regrow(bytes, size);
        CU_ASSERT_PTR_NOT_NULL_FATAL(bytes);
        CU_ASSERT_TRUE(bytes && strcmp(bytes, "ab") == 0);
    }
    bytes = mem_tidy_regrow(bytes, 3);
    CU_ASSERT_STRING_EQUAL(bytes, "ab");
    char *copy = mem_tidy_strdup(bytes);
    CU_ASSERT_STRING_EQUAL(copy, "ab");
    char *zeros = mem_tidy_zalloc(4, 8);
    for (size_t i = 0; i < 32; i++)
        CU_ASSERT_EQUAL(zeros[i], 0);
    mem_tidy_free(zeros);
    mem_tidy_free(copy);
    mem_tidy_free(bytes);
    mem_tidy_free(mem_tidy_regrow(NULL, 0));
    mem_tidy_free(NULL);
}

static void sizes_that_overflow_abort(void)
{
    CU_ASSERT_TRUE(aborts(regrow_too_much));
    CU_ASSERT_TRUE(aborts(array_too_large));
}

static void an_arena_gives_zeroed_aligned_pieces_that_do_not_overlap(void)
{
    struct arena *arena = arena_new();
    char *before = NULL;
    for (size_t size = 0; size < 3000; size += 37) {
        char *at = arena_alloc(arena, size);
        CU_ASSERT_EQUAL((uintptr_t)at % _Alignof(max_align_t), 0);
        CU_ASSERT_TRUE(is_zero(at, size));
        memset(at, 0xAA, size);
        CU_ASSERT_PTR_NOT_EQUAL_FATAL(at, before);
        before = size > 0 ? at : before;
    }
    arena_free(arena);
}

static void a_reset_arena_gives_zeroed_memory_again_and_grows_no_more(void)
{
    struct arena *arena = arena_new();
    for (int round = 0; round < 4; round++) {
        for (int i = 0; i < 50; i++) {
            char *at = arena_alloc(arena, 1000);
            CU_ASSERT_TRUE(is_zero(at, 1000));
            memset(at, 0x55, 1000);
        }
        arena_reset(arena);
    }
    const size_t held = arena_bytes(arena);
    for (int i = 0; i < 20; i++)
        arena_alloc(arena, 1000);
    CU_ASSERT_EQUAL(arena_bytes(arena), held);
    arena_free(arena);
}

static void a_reset_arena_keeps_its_largest_block(void)
{
    enum { BIG = 3 * 1024 * 1024 };
    struct arena *arena = arena_new();
    arena_alloc(arena, 10);
    arena_alloc(arena, BIG);
    arena_alloc(arena, 10); /* opens a block smaller than the one before */
    CU_ASSERT_TRUE(arena_bytes(arena) > BIG + 1024);
    arena_reset(arena);
    CU_ASSERT_TRUE(arena_bytes(arena) >= BIG);
    CU_ASSERT_TRUE(arena_bytes(arena) < BIG + 1024);
    CU_ASSERT_TRUE(is_zero(arena_alloc(arena, BIG), BIG));
    arena_free(arena);
}

static void resetting_and_freeing_an_unused_arena_is_harmless(void)
{
    struct arena *arena = arena_new();
    arena_reset(arena);
    CU_ASSERT_EQUAL(arena_bytes(arena), 0);
    arena_free(arena);
    arena_free(NULL);
}

static void strings_of_an_arena_are_terminated_copies(void)
{
    struct arena *arena = arena_new();
    char original[] = "Stalls";
    const char *copy = arena_strdup(arena, original), *part = arena_strndup(arena, original, 3);
    original[0] = 's';
    CU_ASSERT_STRING_EQUAL(copy, "Stalls");
    CU_ASSERT_STRING_EQUAL(part, "Sta");
    CU_ASSERT_STRING_EQUAL(arena_strdup(arena, NULL), "");
    arena_free(arena);
}

static void formatted_strings_have_any_length(void)
{
    struct arena *arena = arena_new();
    char word[9000];
    memset(word, 'x', sizeof(word) - 1);
    word[sizeof(word) - 1] = '\0';
    CU_ASSERT_STRING_EQUAL(arena_printf(arena, "row %s, seat %d", "F", 12), "row F, seat 12");
    CU_ASSERT_STRING_EQUAL(arena_printf(arena, "%s", ""), "");
    CU_ASSERT_EQUAL(strlen(arena_printf(arena, "%s%s", word, word)), 2 * (sizeof(word) - 1));
    arena_free(arena);
}

CU_TestInfo test_mem_arena[] = {
    {"memory is zeroed and never NULL", memory_is_zeroed_and_never_null},
    {"grown memory keeps what it held", grown_memory_keeps_what_it_held},
    {"a copied string is its own and NULL stays NULL",
     a_copied_string_is_its_own_and_null_stays_null},
    {"wiping leaves only zeros", wiping_leaves_only_zeros},
    {"what libraries get keeps its bytes", what_libraries_get_keeps_its_bytes},
    {"sizes that overflow abort", sizes_that_overflow_abort},
    {"an arena gives zeroed, aligned pieces that do not overlap",
     an_arena_gives_zeroed_aligned_pieces_that_do_not_overlap},
    {"a reset arena gives zeroed memory again and grows no more",
     a_reset_arena_gives_zeroed_memory_again_and_grows_no_more},
    {"a reset arena keeps its largest block", a_reset_arena_keeps_its_largest_block},
    {"resetting and freeing an unused arena is harmless",
     resetting_and_freeing_an_unused_arena_is_harmless},
    {"strings of an arena are terminated copies", strings_of_an_arena_are_terminated_copies},
    {"formatted strings have any length", formatted_strings_have_any_length},
    CU_TEST_INFO_NULL,
};
