#include <CUnit/CUnit.h>

#include "fakes/fake_screen.h"

static struct reply *reply_to(const struct command *cmd, enum rc rc)
{
    static const struct command none; /* its ticket is nobody's, so what is asserted next fails */
    const struct command *to = cmd ? cmd : &none;
    struct reply *reply = reply_new(to->ticket, to->session, to->type);
    reply->final = true;
    reply->fault = fault_make(rc, 0, "%s", rc_text(rc));
    return reply;
}

static void a_basket_that_comes_late_belongs_to_the_session_still(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    fake_screen_go(&s, SCENE_browse);
    runtime_send(s.rt, &(struct command){.type = COMMAND_HOLD});
    fake_screen_go(&s, SCENE_event); /* the scene that asked has left */
    struct reply *reply = reply_to(fake_screen_sent(&s, COMMAND_HOLD), RC_OK);
    reply->has_basket = true;
    reply->basket = fake_screen_basket(&s, 60000);
    fake_screen_reply(&s, reply);
    CU_ASSERT_EQUAL(s.rt->session.basket.n_lines, 2);
    fake_screen_close(&s);
}

static void a_basket_of_the_customer_before_is_not_shown_to_the_next(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    fake_screen_go(&s, SCENE_browse);
    runtime_send(s.rt, &(struct command){.type = COMMAND_HOLD});
    fake_screen_go(&s, SCENE_attract);
    fake_screen_go(&s, SCENE_browse);
    struct reply *reply = reply_to(fake_screen_sent(&s, COMMAND_HOLD), RC_OK);
    reply->has_basket = true;
    reply->basket = fake_screen_basket(&s, 60000);
    fake_screen_reply(&s, reply);
    CU_ASSERT_EQUAL(s.rt->session.basket.n_lines, 0);
    fake_screen_close(&s);
}

static void every_command_that_cannot_be_sent_is_answered(void)
{
    static const enum rc refusals[] = {RC_FULL, RC_CANCELLED, RC_OFFLINE};
    for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
        struct fake_screen s;
        fake_screen_open(&s);
        s.post_rc = refusals[i];
        if (refusals[i] == RC_OFFLINE)
            runtime_connect(s.rt, NULL);
        s.rt->session.event = 0;
        s.rt->session.instance = 0;
        fake_screen_go(&s, SCENE_tickets);
        CU_ASSERT_EQUAL(s.rt->n_pending, 0);
        CU_ASSERT_TRUE(fake_screen_shows(&s, "retry"));
        CU_ASSERT_FALSE(runtime_is_waiting(s.rt));
        fake_screen_close(&s);
    }
}

static void a_silent_backend_never_fills_the_list_of_what_is_awaited(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    fake_screen_go(&s, SCENE_browse);
    for (int i = 0; i < PENDING_MAX + 2; i++)
        runtime_send(s.rt, &(struct command){.type = COMMAND_STATUS});
    CU_ASSERT_EQUAL(s.rt->n_pending, PENDING_MAX);
    CU_ASSERT_EQUAL(s.rt->pending[PENDING_MAX - 1].ticket, s.rt->next_ticket);
    fake_screen_close(&s);
}

static void a_new_catalogue_waits_until_nobody_is_here(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    const struct catalogue *shown = s.rt->catalogue;
    CU_ASSERT_PTR_NOT_NULL(shown);
    fake_screen_go(&s, SCENE_browse);
    struct reply *news = reply_new(0, 0, COMMAND_NONE);
    news->catalogue = fake_catalogue_new();
    const struct catalogue *fresh = news->catalogue;
    fake_screen_reply(&s, news);
    CU_ASSERT_PTR_EQUAL(s.rt->ctx.catalogue, shown);
    fake_screen_go(&s, SCENE_attract);
    CU_ASSERT_PTR_EQUAL(s.rt->ctx.catalogue, fresh);
    fake_screen_close(&s);
}

static void news_of_nobody_s_command_is_ignored(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    fake_screen_go(&s, SCENE_browse);
    struct reply *reply = reply_new(4711, s.rt->session.number, COMMAND_HOLD);
    reply->final = reply->has_basket = true;
    reply->basket = fake_screen_basket(&s, 60000);
    fake_screen_reply(&s, reply);
    CU_ASSERT_EQUAL(s.rt->session.basket.n_lines, 0);
    fake_screen_close(&s);
}

static void an_expired_basket_is_empty_wherever_the_customer_is(void)
{
    struct fake_screen s;
    fake_screen_open(&s);
    s.rt->session.basket = fake_screen_basket(&s, 60000);
    fake_screen_go(&s, SCENE_browse);
    runtime_send(s.rt, &(struct command){.type = COMMAND_BASKET});
    fake_screen_go(&s, SCENE_event);
    fake_screen_reply(&s, reply_to(fake_screen_sent(&s, COMMAND_BASKET), RC_EXPIRED));
    CU_ASSERT_EQUAL(s.rt->session.basket.n_lines, 0);
    fake_screen_close(&s);
}

CU_TestInfo test_runtime_messages[] = {
    {"a basket that comes late belongs to the session still",
     a_basket_that_comes_late_belongs_to_the_session_still},
    {"a basket of the customer before is not shown to the next",
     a_basket_of_the_customer_before_is_not_shown_to_the_next},
    {"every command that cannot be sent is answered",
     every_command_that_cannot_be_sent_is_answered},
    {"a silent backend never fills the list of what is awaited",
     a_silent_backend_never_fills_the_list_of_what_is_awaited},
    {"a new catalogue waits until nobody is here", a_new_catalogue_waits_until_nobody_is_here},
    {"news of nobody's command is ignored", news_of_nobody_s_command_is_ignored},
    {"an expired basket is empty wherever the customer is",
     an_expired_basket_is_empty_wherever_the_customer_is},
    CU_TEST_INFO_NULL,
};
