#include "app/terminate.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>

static atomic_bool asked, leaving, reload;
static pthread_t thread;
static bool started;               /* main thread only */
static void (*wake_fn)(void *ctx); /* set before the thread starts */
static void *wake_ctx;

static void fill(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGTERM);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGHUP);
}

void terminate_block(void)
{
    sigset_t set;
    fill(&set);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
}

static void *wait_for_signal(void *unused)
{
    (void)unused;
    sigset_t set;
    int number = 0;
    fill(&set);
    while (sigwait(&set, &number) == 0 && !atomic_load(&leaving)) {
        atomic_store(number == SIGHUP ? &reload : &asked, true);
        wake_fn(wake_ctx);
    }
    return NULL;
}

void terminate_start(void (*wake)(void *ctx), void *ctx)
{
    wake_fn = wake;
    wake_ctx = ctx;
    started = pthread_create(&thread, NULL, wait_for_signal, NULL) == 0;
}

void terminate_stop(void)
{
    if (!started)
        return;
    atomic_store(&leaving, true);
    /* NOLINTNEXTLINE(bugprone-bad-signal-to-kill-thread): sigwait() takes it, no thread dies. */
    pthread_kill(thread, SIGTERM);
    pthread_join(thread, NULL);
    started = false;
}

bool terminate_take_reload(void)
{
    return atomic_exchange(&reload, false);
}

bool terminate_is_asked(void)
{
    return atomic_load(&asked);
}
