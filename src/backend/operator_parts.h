/* Operator's parts: one file for each page; only operator*.c include it. */
#pragma once

#include "backend/operator.h"
#include "backend/self_test.h"

struct operator_state {
    char person[OPERATOR_NAME_SIZE]; /* "": nobody is signed in */
    struct self_test *test;          /* the last one, also when it is over; NULL: none */
    struct command test_command;     /* who waits for it */
    struct command key_command;      /* who waits for a key's trial; type NONE: nobody */
    struct sign_key key;             /* under trial; all zero: the stored one is */
    struct api *trial;
    struct timer forget_trial;
};

/* The final reply with an empty report; the caller fills it in and posts it. */
struct reply *operator_reply(const struct engine *engine, const struct command *command);

/* Each answers the command, now or when it is over. */
void operator_status(struct engine *engine, const struct command *command);
void operator_sales(struct engine *engine, const struct command *command);
void operator_sale(struct engine *engine, const struct command *command);
void operator_decide(struct engine *engine, const struct command *command);
void operator_keys(struct engine *engine, const struct command *command);
void operator_key(struct engine *engine, const struct command *command); /* test, rotate, remove */
void operator_key_stop(struct engine *engine);
void operator_self_test(struct engine *engine, const struct command *command);
void operator_log(struct engine *engine, const struct command *command);
void operator_acts(struct engine *engine, const struct command *command);
void operator_settings(struct engine *engine, const struct command *command);
void operator_setting(struct engine *engine, const struct command *command);
/* "[display] theme" */
const char *operator_setting_name(enum operator_setting_key key);
void operator_close(struct engine *engine, const struct command *command);
