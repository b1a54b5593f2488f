/* Robot act: what each verb does to the running program. Only app/robot.c uses it. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "app/robot_script.h"

struct runtime;

enum robot_done { ROBOT_DONE, ROBOT_AGAIN, ROBOT_FAILED };

struct robot_act {
    const char *shots;  /* folder, or NULL */
    char why[200];      /* of the last failure */
    unsigned n_tickets; /* saved so far */
    unsigned phase;     /* steps of the present line already done */
    const char *typing; /* rest of the words of a `type` line */
    bool typing_begun;
};

enum robot_done robot_act(struct robot_act *act, struct runtime *rt, const struct robot_line *line);
void robot_act_next(struct robot_act *act); /* a new line begins */
enum robot_done robot_act_fail(struct robot_act *act, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
