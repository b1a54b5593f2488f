#include "fakes/api_fixture.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"

static void drop_answer(struct api_fixture *f)
{
    plan_free(f->answer.plan);
    seat_status_free(f->answer.seat_status);
    arena_free(f->answer.arena);
    memset(&f->answer, 0, sizeof(f->answer));
}

void api_fixture_done(void *ctx, struct api_answer *answer)
{
    struct api_fixture *f = ctx;
    drop_answer(f);
    f->n_done++;
    f->answer = *answer;
    answer->arena = NULL;
    answer->plan = NULL;
    answer->seat_status = NULL;
}

void api_fixture_init_with(struct api_fixture *f, void (*change)(struct api_spec *spec))
{
    memset(f, 0, sizeof(*f));
    clock_init_manual(&f->clock, (int64_t)FIXTURE_NOW_S * 1000);
    f->fake = fake_transport_new();
    struct api_spec spec = {.base_url = FIXTURE_BASE_URL,
                            .login = FIXTURE_LOGIN,
                            .user_agent = "Foyer/1.0 (+https://lantern.example)",
                            .decimals = 2,
                            .first_name_member = "firstName",
                            .last_name_member = "lastName",
                            .address_member = "address",
                            .reference_member = "reference",
                            .total_is_net = true,
                            .clock = &f->clock,
                            .transport = fake_transport_base(f->fake)};
    const enum rc rc = sign_key_decode("dGhpcyBpcyBhIHRlc3Qga2V5IDAxMjM0NTY3ODk=", &spec.key);
    assert(!rc);
    if (change)
        change(&spec);
    f->api = api_new(&spec);
    sign_key_wipe(&spec.key);
}

void api_fixture_init(struct api_fixture *f)
{
    api_fixture_init_with(f, NULL);
}

void api_fixture_deinit(struct api_fixture *f)
{
    api_free(f->api);
    fake_transport_free(f->fake);
    drop_answer(f);
}

void api_fixture_settle(struct api_fixture *f)
{
    size_t before = 0;
    int n_before = -1;
    while (before != fake_transport_count(f->fake) || n_before != f->n_done) {
        before = fake_transport_count(f->fake);
        n_before = f->n_done;
        api_pump(f->api, 0);
    }
}

void api_fixture_run(struct api_fixture *f)
{
    api_fixture_settle(f);
    while (api_pending(f->api) > 0) {
        const int64_t at_ms = api_next_deadline_ms(f->api);
        if (at_ms == INT64_MAX)
            return;
        const int64_t wait_ms = at_ms - clock_mono_ms(&f->clock);
        clock_advance(&f->clock, wait_ms > 0 ? wait_ms : 1);
        api_fixture_settle(f);
    }
}
