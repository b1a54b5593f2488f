#include <CUnit/CUnit.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

#include "base/mailbox.h"

static int n_disposed, n_woken;

static void dispose(void *msg)
{
    free(msg);
    n_disposed++;
}

static void wake(void *ctx)
{
    (void)ctx;
    n_woken++;
}

static struct mailbox *small_mailbox(void)
{
    n_disposed = n_woken = 0;
    return mailbox_new(&(struct mailbox_spec){.capacity = 2, .dispose = dispose, .wake = wake});
}

static void refused_messages_stay_with_the_sender(void)
{
    struct mailbox *mb = small_mailbox();
    int *a = malloc(sizeof(*a)), *b = malloc(sizeof(*b)), *c = malloc(sizeof(*c));
    CU_ASSERT_EQUAL(mailbox_post(mb, a), RC_OK);
    CU_ASSERT_EQUAL(mailbox_post(mb, b), RC_OK);
    CU_ASSERT_EQUAL(mailbox_post(mb, c), RC_FULL);
    CU_ASSERT_PTR_EQUAL(mailbox_take(mb), a);
    mailbox_close(mb);
    CU_ASSERT_EQUAL(mailbox_post(mb, c), RC_CANCELLED);
    free(a);
    free(c);
    mailbox_free(mb); /* b was never taken */
    CU_ASSERT_EQUAL(n_disposed, 1);
}

static void wakes_only_when_it_stops_being_empty(void)
{
    struct mailbox *mb = small_mailbox();
    CU_ASSERT_EQUAL(mailbox_post(mb, malloc(1)), RC_OK);
    CU_ASSERT_EQUAL(mailbox_post(mb, malloc(1)), RC_OK);
    CU_ASSERT_EQUAL(n_woken, 1);
    mailbox_free(mb);
}

static void what_was_posted_before_closing_can_still_be_taken(void)
{
    struct mailbox *mb = small_mailbox();
    int *a = malloc(sizeof(*a));
    CU_ASSERT_EQUAL(mailbox_post(mb, a), RC_OK);
    mailbox_close(mb);
    mailbox_close(mb);
    CU_ASSERT_PTR_EQUAL(mailbox_take(mb), a);
    CU_ASSERT_PTR_NULL(mailbox_take(mb));
    free(a);
    mailbox_free(mb);
    CU_ASSERT_EQUAL(n_disposed, 0);
}

static void closing_wakes_the_reader(void)
{
    struct mailbox *mb = small_mailbox();
    mailbox_close(mb);
    CU_ASSERT_EQUAL(n_woken, 1);
    mailbox_free(mb);
}

static void an_emptied_mailbox_wakes_again(void)
{
    struct mailbox *mb = small_mailbox();
    for (int i = 1; i <= 5; i++) {
        CU_ASSERT_EQUAL(mailbox_post(mb, malloc(1)), RC_OK);
        CU_ASSERT_EQUAL(n_woken, i);
        free(mailbox_take(mb));
    }
    mailbox_free(mb);
    CU_ASSERT_EQUAL(n_disposed, 0);
}

static void messages_come_in_order_round_the_ring(void)
{
    struct mailbox *mb = small_mailbox();
    int numbers[10];
    CU_ASSERT_EQUAL(mailbox_post(mb, &numbers[0]), RC_OK);
    for (int i = 1; i < 10; i++) {
        CU_ASSERT_EQUAL(mailbox_post(mb, &numbers[i]), RC_OK);
        CU_ASSERT_PTR_EQUAL(mailbox_take(mb), &numbers[i - 1]);
    }
    CU_ASSERT_PTR_EQUAL(mailbox_take(mb), &numbers[9]);
    mailbox_free(mb);
    mailbox_free(NULL);
}

/* A reader that takes on the waking thread: the lock must not be held then. */
struct eager {
    struct mailbox *mb;
    void *taken;
};

static void take_at_once(void *ctx)
{
    struct eager *eager = ctx;
    if (eager->mb)
        eager->taken = mailbox_take(eager->mb);
}

static void the_reader_may_take_while_it_is_woken(void)
{
    struct eager eager = {0};
    int message = 0;
    eager.mb = mailbox_new(&(struct mailbox_spec){
        .capacity = 1, .dispose = dispose, .wake = take_at_once, .wake_ctx = &eager});
    CU_ASSERT_EQUAL(mailbox_post(eager.mb, &message), RC_OK);
    CU_ASSERT_PTR_EQUAL(eager.taken, &message);
    mailbox_free(eager.mb);
}

enum { N_MESSAGES = 20000 };

static char numbered[N_MESSAGES]; /* a message is its place in here */

static void *produce(void *arg)
{
    for (size_t i = 0; i < N_MESSAGES; i++) {
        while (mailbox_post(arg, &numbered[i]) == RC_FULL)
            sched_yield();
    }
    mailbox_close(arg);
    return NULL;
}

static void ignore(void *msg)
{
    (void)msg;
}

static void keeps_order_between_threads(void)
{
    struct mailbox *mb = mailbox_new(&(struct mailbox_spec){.capacity = 16, .dispose = ignore});
    pthread_t thread;
    CU_ASSERT_EQUAL_FATAL(pthread_create(&thread, NULL, produce, mb), 0);
    size_t n_in_order = 0;
    for (size_t want = 0; want < N_MESSAGES;) {
        const char *got = mailbox_take(mb);
        if (!got) {
            sched_yield();
            continue;
        }
        n_in_order += got == &numbered[want++];
    }
    pthread_join(thread, NULL);
    CU_ASSERT_EQUAL(n_in_order, N_MESSAGES);
    CU_ASSERT_PTR_NULL(mailbox_take(mb));
    mailbox_free(mb);
}

CU_TestInfo test_mailbox[] = {
    {"refused messages stay with the sender", refused_messages_stay_with_the_sender},
    {"wakes only when it stops being empty", wakes_only_when_it_stops_being_empty},
    {"what was posted before closing can still be taken",
     what_was_posted_before_closing_can_still_be_taken},
    {"closing wakes the reader", closing_wakes_the_reader},
    {"an emptied mailbox wakes again", an_emptied_mailbox_wakes_again},
    {"messages come in order round the ring", messages_come_in_order_round_the_ring},
    {"the reader may take while it is woken", the_reader_may_take_while_it_is_woken},
    {"keeps order between threads", keeps_order_between_threads},
    CU_TEST_INFO_NULL,
};
