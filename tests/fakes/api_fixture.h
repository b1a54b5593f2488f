/* Api fixture: an api on a fake transport and a manual clock, and the last answer it gave. */
#pragma once

#include "base/clock.h"
#include "fakes/fake_transport.h"
#include "net/api.h"

#define FIXTURE_BASE_URL "https://system.spektrix.com/apitesting/api/v3/"
#define FIXTURE_LOGIN    "kioskagent"

enum { FIXTURE_NOW_S = 1792567680 }; /* Wed, 21 Oct 2026 07:28:00 GMT, the vectors' Date */

struct api_fixture {
    struct clock clock;
    struct fake_transport *fake;
    struct api *api;
    int n_done;
    struct api_answer answer; /* taken from the last call; the fixture owns what hangs from it */
};

void api_fixture_init(struct api_fixture *f);
/* The same with changes to the specification; NULL leaves it. */
void api_fixture_init_with(struct api_fixture *f, void (*change)(struct api_spec *spec));
void api_fixture_deinit(struct api_fixture *f);
void api_fixture_done(void *ctx, struct api_answer *answer); /* the callback; ctx is the fixture */
/* Pumps until nothing is left to do at this time. */
void api_fixture_settle(struct api_fixture *f);
/* Moves the clock to the next deadline and settles, again and again, until all is done. */
void api_fixture_run(struct api_fixture *f);
