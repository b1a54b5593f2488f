#include <CUnit/CUnit.h>

#include <sched.h>
#include <string.h>

#include "backend/backend.h"
#include "backend/lock.h"
#include "base/log.h"
#include "base/text.h"
#include "fakes/temp_dir.h"

static struct config config;
static struct clock clock_real;
static struct mailbox *replies;
static char dir[TEMP_DIR_SIZE];

static void free_reply(void *msg)
{
    reply_free(msg);
}

static struct backend *without_a_key(void)
{
    struct backend *backend = NULL;
    struct fault fault = {RC_OK, 0, ""};
    log_set_level((enum log_level)0);
    temp_dir_make(dir);
    config_defaults(&config);
    temp_dir_path(dir, "none", config.credentials_file);
    clock_init_real(&clock_real);
    replies = mailbox_new(&(struct mailbox_spec){.capacity = 32, .dispose = free_reply});
    const struct backend_spec spec = {
        .config = &config, .state_dir = dir, .clock = &clock_real, .replies = replies};
    CU_ASSERT_EQUAL_FATAL(backend_new(&spec, &backend, &fault), RC_OK);
    return backend;
}

static void put_away(struct backend *backend)
{
    backend_free(backend);
    mailbox_free(replies);
    temp_dir_remove(dir);
    log_set_level(LOG_LEVEL_INFO);
}

static void the_thread_answers_and_ends_when_it_is_asked(void)
{
    struct backend *backend = without_a_key();
    backend_start(backend);
    const struct command command = {.type = COMMAND_CHECK, .ticket = 7, .session = 1};
    CU_ASSERT_EQUAL(backend_post(backend, &command), RC_OK);
    struct reply *reply = NULL;
    struct health health = {0};
    while (!reply || reply->ticket != 7) {
        reply_free(reply);
        reply = mailbox_take(replies);
        if (reply && reply->has_health)
            health = reply->health;
        if (!reply)
            sched_yield();
    }
    CU_ASSERT_TRUE(reply->final);
    CU_ASSERT_EQUAL(reply->n_checks, 1);
    CU_ASSERT_FALSE(reply->checks[0].ok);
    CU_ASSERT_EQUAL(health.selling, SELLING_STOPPED);
    CU_ASSERT_PTR_NOT_NULL(strstr(health.reason, "credentials set"));
    reply_free(reply);
    backend_stop(backend);
    backend_join(backend);
    CU_ASSERT_EQUAL(backend_post(backend, &command), RC_CANCELLED);
    put_away(backend);
}

static void every_command_gets_one_final_reply_without_a_service(void)
{
    struct backend *backend = without_a_key();
    for (int type = COMMAND_NONE + 1; type < COMMAND_COUNT; type++) {
        const struct command command = {
            .type = (enum command_type)type, .ticket = (uint32_t)type, .session = 1};
        CU_ASSERT_EQUAL(backend_post(backend, &command), RC_OK);
        backend_step(backend, 0);
        int n_final = 0;
        struct reply *reply = mailbox_take(replies);
        while (reply) {
            n_final += reply->ticket == (uint32_t)type && reply->final;
            reply_free(reply);
            reply = mailbox_take(replies);
        }
        CU_ASSERT_EQUAL(n_final, 1);
    }
    put_away(backend);
}

static void one_process_at_a_time_writes_to_a_folder(void)
{
    int first = -1, second = -1;
    struct fault fault = {RC_OK, 0, ""};
    temp_dir_make(dir);
    CU_ASSERT_EQUAL(lock_take(dir, &first, &fault), RC_OK);
    CU_ASSERT_EQUAL(lock_take(dir, &second, &fault), RC_BUSY);
    lock_release(first);
    CU_ASSERT_EQUAL(lock_take(dir, &second, &fault), RC_OK);
    lock_release(second);
    CU_ASSERT_EQUAL(lock_take("/proc/nowhere/at/all", &first, &fault), RC_STORE);
    temp_dir_remove(dir);
}

CU_TestInfo test_backend_thread[] = {
    {"the thread answers and ends when it is asked", the_thread_answers_and_ends_when_it_is_asked},
    {"every command gets one final reply without a service",
     every_command_gets_one_final_reply_without_a_service},
    {"one process at a time writes to a folder", one_process_at_a_time_writes_to_a_folder},
    CU_TEST_INFO_NULL,
};
