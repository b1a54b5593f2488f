/* Robot monkey: a customer without sense, who taps, drags, types, resizes and waits at random.
 *
 * The same seed does the same while the service answers the same. After every event it is checked that
 * whatever is on screen has a way home or ends by itself (F45), that nobody is in maintenance who was
 * not there when it began (F46), and that the kiosk, left alone, is home again within 90 s with nothing
 * left of the customer (requirements 2.2; twice as long in the accessible modes, K-29). What was on
 * screen, what was touched and how much was drawn stands in monkey-SEED.txt of the shots folder.
 * Only app/robot.c uses it. Threads: the UI thread.
 */
#pragma once

#include <stdint.h>

#include "app/robot_act.h"

struct robot_monkey;
struct runtime;

struct robot_monkey *robot_monkey_new(unsigned n_events, uint64_t seed);
void robot_monkey_free(struct robot_monkey *monkey);

/* One event, or one step of resting; ROBOT_AGAIN until all are done and the kiosk is home. */
enum robot_done robot_monkey_step(struct robot_monkey *monkey, struct robot_act *act,
                                  struct runtime *rt);
/* Grows with everything it does, so that a standstill can be seen. */
uint64_t robot_monkey_moves(const struct robot_monkey *monkey);
