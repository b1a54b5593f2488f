/* foyer-sandbox: a stand-in for the ticket service, over HTTPS on the loopback interface. */
#include <inttypes.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "sandbox/identity.h"
#include "sandbox/jsonw.h"
#include "sandbox/options.h"
#include "sandbox/server.h"
#include "sandbox/service.h"
#include "sandbox/venue.h"

enum { EXIT_USAGE = 2, PATH_SIZE = 600 };

static const char login[] = "foyer-agent";
/* London's rules spelt out, so that it works without a time zone database. */
static const char london[] = "GMT0BST,M3.5.0/1,M10.5.0";

struct program {
    struct options options;
    struct clock clock;
    struct identity identity;
    struct gate gate; /* who may pass; the first agent is our own login */
    char keys[GATE_AGENTS_MAX][IDENTITY_KEY_TEXT_SIZE];
    struct sb_venue *venue;
    struct service *service;
    struct server *public_side, *control;
    char files_dir[PATH_SIZE];
};

/* The posters among our own assets. */
static void default_files_dir(char out[PATH_SIZE])
{
    char assets[PATH_SIZE];
    environment_assets(assets, sizeof(assets));
    struct text t = text_over(out, PATH_SIZE);
    text_addf(&t, "%s/venue", assets);
    if (t.cut)
        out[0] = '\0';
}

static enum rc build_venue(struct program *p, struct fault *fault)
{
    const struct options *o = &p->options;
    if (o->files_dir)
        text_copy(p->files_dir, sizeof(p->files_dir), o->files_dir);
    else
        default_files_dir(p->files_dir);
    const struct sb_venue_spec spec = {.now_utc_s = clock_utc_ms(&p->clock) / 1000,
                                       .evening_utc_s = o->evening_s,
                                       .seed = o->seed,
                                       .n_seats = o->n_seats,
                                       .files_dir = p->files_dir,
                                       .events_file = o->events_file};
    if (o->events_file)
        return venue_from_events(&spec, &p->venue, fault);
    p->venue = venue_lantern(&spec);
    return RC_OK;
}

static enum rc build_gate(struct program *p, struct fault *fault)
{
    struct gate *gate = &p->gate;
    enum rc rc = RC_OK;
    gate->tolerance_s = p->options.tolerance_s;
    gate->agents[0].key = p->identity.key;
    text_copy(gate->agents[0].login, GATE_LOGIN_SIZE, login);
    text_copy(p->keys[0], sizeof(p->keys[0]), p->identity.key_text);
    gate->n_agents = 1;
    for (size_t i = 0; i < p->options.n_agents && !rc; i++) {
        struct gate_agent *agent = &gate->agents[gate->n_agents];
        text_copy(agent->login, GATE_LOGIN_SIZE, p->options.agents[i]);
        rc = identity_agent(&p->identity, agent->login, &agent->key, p->keys[gate->n_agents++],
                            fault);
    }
    return rc;
}

static enum rc build_service(struct program *p, struct fault *fault)
{
    const struct options *o = &p->options;
    const struct model_spec model_spec = {.venue = p->venue,
                                          .clock = &p->clock,
                                          .seed = o->seed,
                                          .basket_s = o->basket_s,
                                          .buyers_per_minute = o->buyers_per_minute};
    struct service_spec spec = {.model = model_new(&model_spec),
                                .gate = p->gate,
                                .files_dir = p->files_dir,
                                .faults = o->faults};
    for (size_t i = 0; i < p->gate.n_agents; i++)
        text_copy(spec.model->agents[i], sizeof(spec.model->agents[0]), p->gate.agents[i].login);
    spec.model->settings = o->settings;
    p->service = service_new(&spec);
    const struct server_spec control = {.service = p->service, .control = true};
    const struct server_spec public_side = {.service = p->service,
                                            .port = o->port,
                                            .certificate = p->identity.certificate.server,
                                            .key = p->identity.certificate.key};
    enum rc rc = server_start(&control, &p->control, fault);
    if (!rc)
        rc = server_start(&public_side, &p->public_side, fault);
    return rc;
}

static void print_ready(const struct program *p, const char *base, const char *files)
{
    struct jsonw w = {0};
    char api[PATH_SIZE], control[PATH_SIZE];
    snprintf(api, sizeof(api), "%sapi/v3/", base);
    snprintf(control, sizeof(control), "http://127.0.0.1:%u/", server_port(p->control));
    jsonw_open(&w, '{');
    jsonw_m_str(&w, "url", api);
    jsonw_m_str(&w, "ca", p->identity.authority_path);
    jsonw_m_str(&w, "client", p->venue->client);
    jsonw_m_str(&w, "login", login);
    jsonw_m_str(&w, "key", p->identity.key_text);
    jsonw_key(&w, "agents");
    jsonw_open(&w, '[');
    for (size_t i = 0; i < p->gate.n_agents; i++) {
        jsonw_open(&w, '{');
        jsonw_m_str(&w, "login", p->gate.agents[i].login);
        jsonw_m_str(&w, "key", p->keys[i]);
        jsonw_close(&w, '}');
    }
    jsonw_close(&w, ']');
    jsonw_m_str(&w, "control", control);
    jsonw_m_str(&w, "files", files);
    jsonw_m_int(&w, "pid", getpid());
    jsonw_close(&w, '}');
    printf("%s\n", w.at);
    (void)fflush(stdout);
    jsonw_free(&w);
}

static void announce(struct program *p)
{
    char base[200], files[240];
    snprintf(base, sizeof(base), "https://127.0.0.1:%u/%.100s/", server_port(p->public_side),
             p->venue->client);
    snprintf(files, sizeof(files), "%sfiles/", base);
    service_set_files_url(p->service, files);
    print_ready(p, base, files);
}

static enum rc start(struct program *p, struct fault *fault)
{
    if (p->options.manual_clock)
        clock_init_manual(&p->clock, p->options.clock_s * 1000);
    else
        clock_init_real(&p->clock);
    enum rc rc = build_venue(p, fault);
    if (!rc)
        rc = identity_open(p->options.state_dir, &p->identity, fault);
    if (!rc)
        rc = build_gate(p, fault);
    if (!rc)
        rc = build_service(p, fault);
    return rc;
}

static void stop(struct program *p)
{
    if (p->service)
        service_stop(p->service);
    server_stop(p->public_side);
    server_stop(p->control);
    service_free(p->service);
    identity_close(&p->identity);
    mem_wipe(&p->gate, sizeof(p->gate));
    mem_wipe(p->keys, sizeof(p->keys));
    venue_free(p->venue);
}

/* Blocked in every thread, so that only sigwait() gets them. */
static sigset_t block_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
    return set;
}

static int run(struct program *p)
{
    struct fault fault = {0};
    const sigset_t signals = block_signals();
    const pid_t parent = getppid();
    if (p->options.with_parent && (prctl(PR_SET_PDEATHSIG, SIGTERM) != 0 || getppid() != parent))
        return EXIT_FAILURE;
    const enum rc rc = start(p, &fault);
    if (rc) {
        fprintf(stderr, "foyer-sandbox: %s\n", fault.what);
    } else {
        int caught = 0;
        announce(p);
        sigwait(&signals, &caught);
    }
    stop(p);
    return rc ? EXIT_FAILURE : EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    static struct program program;
    struct fault fault = {0};
    setenv("TZ", london, 1);
    tzset();
    if (options_parse(argc, argv, &program.options, &fault)) {
        fprintf(stderr, "foyer-sandbox: %s\n%s", fault.what, options_usage);
        return EXIT_USAGE;
    }
    if (program.options.help) {
        fputs(options_usage, stdout);
        return EXIT_SUCCESS;
    }
    return run(&program);
}
