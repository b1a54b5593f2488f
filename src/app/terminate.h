/* Terminate: SIGTERM and SIGINT end the kiosk as closing it would: seats are given back, files closed.
 * SIGHUP asks for the configuration to be read again.
 *
 * A thread of its own waits for the signals, so that no handler ever interrupts another thread.
 * terminate_block() first thing in main(), before any thread starts.
 */
#pragma once

#include <stdbool.h>

void terminate_block(void);
/* `wake` (may run on the signal thread) is called once a signal has come. */
void terminate_start(void (*wake)(void *ctx), void *ctx);
void terminate_stop(void);
bool terminate_is_asked(void);    /* any thread */
bool terminate_take_reload(void); /* true once after a SIGHUP; any thread */
