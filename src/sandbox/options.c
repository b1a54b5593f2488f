#include "sandbox/options.h"

#include <getopt.h>
#include <string.h>

#include "base/text.h"
#include "sandbox/gate.h"

const char options_usage[] =
    "usage: foyer-sandbox [--port N] [--venue DIR | --events FILE] [--seats N] [--crowd N]\n"
    "                     [--fault SPEC]... [--set NAME=VALUE]... [--detail ENCODING]\n"
    "                     [--basket-seconds N] [--date-tolerance S] [--clock T] [--evening T]\n"
    "                     [--seed N] [--state-dir DIR] [--with-parent] [--agent LOGIN]...\n"
    "A stand-in for the ticket service. Prints one line of JSON when it is ready and runs until\n"
    "it gets SIGTERM or SIGINT.\n"
    "  --port N            port of 127.0.0.1 (default: any that is free)\n"
    "  --venue DIR         where the posters are\n"
    "  --events FILE       serve this raw event list, with instances and plans made up for it\n"
    "  --seats N           one more event, in a plan of N seats (up to 60000)\n"
    "  --crowd N           N other buyers a minute\n"
    "  --fault SPEC        [METHOD] PATH-PATTERN ACTION [ARGUMENT] [retry_after S]\n"
    "                      [after N] [xCOUNT]\n"
    "  --set NAME=VALUE    a behaviour of the service that is not known for certain\n"
    "  --detail ENCODING   json, list, text or unknown: the same as --set detail=ENCODING\n"
    "  --basket-seconds N  life of a basket (default 1200)\n"
    "  --date-tolerance S  how far a Date may be off (default 900)\n"
    "  --clock T           stand still at T seconds since 1970 until told otherwise\n"
    "  --evening T         play now what is on at T, as far from now as it is from T\n"
    "  --seed N            another evening (default 1)\n"
    "  --state-dir DIR     keep certificates and the agent's key there\n"
    "  --agent LOGIN       one more agent record, up to 3, with a key and a commission of its own\n"
    "  --with-parent       end when the parent process ends\n";

enum option_id {
    OPT_PORT = 1,
    OPT_VENUE,
    OPT_EVENTS,
    OPT_SEATS,
    OPT_CROWD,
    OPT_FAULT,
    OPT_SEED,
    OPT_CLOCK,
    OPT_EVENING,
    OPT_STATE_DIR,
    OPT_BASKET_SECONDS,
    OPT_DETAIL,
    OPT_SET,
    OPT_DATE_TOLERANCE,
    OPT_WITH_PARENT,
    OPT_AGENT,
    OPT_HELP
};

static const struct option known[] = {
    {"port", required_argument, NULL, OPT_PORT},
    {"venue", required_argument, NULL, OPT_VENUE},
    {"events", required_argument, NULL, OPT_EVENTS},
    {"seats", required_argument, NULL, OPT_SEATS},
    {"crowd", required_argument, NULL, OPT_CROWD},
    {"fault", required_argument, NULL, OPT_FAULT},
    {"seed", required_argument, NULL, OPT_SEED},
    {"clock", required_argument, NULL, OPT_CLOCK},
    {"evening", required_argument, NULL, OPT_EVENING},
    {"state-dir", required_argument, NULL, OPT_STATE_DIR},
    {"basket-seconds", required_argument, NULL, OPT_BASKET_SECONDS},
    {"detail", required_argument, NULL, OPT_DETAIL},
    {"set", required_argument, NULL, OPT_SET},
    {"date-tolerance", required_argument, NULL, OPT_DATE_TOLERANCE},
    {"with-parent", no_argument, NULL, OPT_WITH_PARENT},
    {"agent", required_argument, NULL, OPT_AGENT},
    {"help", no_argument, NULL, OPT_HELP},
    {0},
};

/* Options that are a number within a range; false when `id` is not one of them. */
static bool range_of(int id, int64_t *ret_min, int64_t *ret_max)
{
    static const struct {
        int id;
        int64_t min, max;
    } ranges[] = {
        {OPT_PORT, 0, UINT16_MAX},       {OPT_SEATS, 1, 60000},
        {OPT_CROWD, 0, 60000},           {OPT_SEED, 0, UINT32_MAX},
        {OPT_CLOCK, 0, 4102444800},      {OPT_BASKET_SECONDS, 1, 864000},
        {OPT_DATE_TOLERANCE, 0, 864000}, {OPT_EVENING, 0, 4102444800},
    };
    for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
        if (ranges[i].id == id) {
            *ret_min = ranges[i].min;
            *ret_max = ranges[i].max;
            return true;
        }
    }
    return false;
}

static void take_number(struct options *o, int id, int64_t value)
{
    if (id == OPT_PORT)
        o->port = (uint16_t)value;
    else if (id == OPT_SEATS)
        o->n_seats = (size_t)value;
    else if (id == OPT_CROWD)
        o->buyers_per_minute = value;
    else if (id == OPT_SEED)
        o->seed = (uint32_t)value;
    else if (id == OPT_BASKET_SECONDS)
        o->basket_s = value;
    else if (id == OPT_DATE_TOLERANCE)
        o->tolerance_s = value;
    else if (id == OPT_EVENING)
        o->evening_s = value;
    else {
        o->manual_clock = true;
        o->clock_s = value;
    }
}

static enum rc take_agent(struct options *o, const char *login, struct fault *fault)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    const size_t n = strlen(login);
    if (n == 0 || n >= GATE_LOGIN_SIZE || strspn(login, allowed) != n ||
        o->n_agents == OPTIONS_AGENTS_MAX) {
        *fault =
            fault_make(RC_CONFIG, 0, "--agent: at most 3 logins of letters, digits and dashes");
        return RC_CONFIG;
    }
    o->agents[o->n_agents++] = login;
    return RC_OK;
}

static enum rc take_text(struct options *o, int id, const char *value, struct fault *fault)
{
    if (id == OPT_FAULT)
        return faults_add(&o->faults, value, fault);
    if (id == OPT_SET)
        return settings_assign(&o->settings, value, fault);
    if (id == OPT_DETAIL)
        return settings_set(&o->settings, "detail", value, fault);
    if (id == OPT_AGENT)
        return take_agent(o, value, fault);
    if (id == OPT_VENUE)
        o->files_dir = value;
    else if (id == OPT_EVENTS)
        o->events_file = value;
    else if (id == OPT_STATE_DIR)
        o->state_dir = value;
    else if (id == OPT_WITH_PARENT)
        o->with_parent = true;
    else if (id == OPT_HELP)
        o->help = true;
    return RC_OK;
}

static enum rc take(struct options *o, int id, const char *value, struct fault *fault)
{
    int64_t min = 0, max = 0, number = 0;
    if (!range_of(id, &min, &max))
        return take_text(o, id, value, fault);
    if (!text_to_int64(value, min, max, &number)) {
        *fault = fault_make(RC_CONFIG, 0, "\"%.40s\" is not a number from %lld to %lld", value,
                            (long long)min, (long long)max);
        return RC_CONFIG;
    }
    take_number(o, id, number);
    return RC_OK;
}

enum rc options_parse(int argc, char **argv, struct options *ret, struct fault *fault)
{
    *ret = (struct options){.basket_s = 1200, .tolerance_s = 900, .seed = 1};
    settings_init(&ret->settings);
    optind = 1;
    opterr = 0;
    for (;;) {
        const int id = getopt_long(argc, argv, "", known, NULL);
        if (id == -1)
            break;
        if (id == '?') {
            *fault = fault_make(RC_CONFIG, 0, "option \"%.60s\" is not known or wants a value",
                                argv[optind - 1]);
            return RC_CONFIG;
        }
        const enum rc rc = take(ret, id, optarg, fault);
        if (rc)
            return RC_CONFIG;
    }
    if (optind < argc) {
        *fault = fault_make(RC_CONFIG, 0, "\"%.60s\" is not expected", argv[optind]);
        return RC_CONFIG;
    }
    if (ret->files_dir && ret->events_file) {
        *fault = fault_make(RC_CONFIG, 0, "--venue and --events exclude each other");
        return RC_CONFIG;
    }
    return RC_OK;
}
