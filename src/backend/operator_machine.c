/* The machine's side of the status page, its log, and what operators did. */
#include <arpa/inet.h>
#include <ifaddrs.h>
#include <string.h>
#include <sys/statvfs.h>

#include "backend/operator_parts.h"
#include "base/log.h"
#include "base/text.h"
#include "base/version.h"

enum { ACTS_SHOWN = 40 };

/* "eth0 192.0.2.7, wlan0 192.0.2.8": what has an address and is no loop. */
static void network(struct text *out)
{
    struct ifaddrs *all = NULL;
    if (getifaddrs(&all) != 0)
        return;
    for (const struct ifaddrs *at = all; at; at = at->ifa_next) {
        char words[INET_ADDRSTRLEN] = "";
        struct sockaddr_in address;
        const bool loop = strcmp(at->ifa_name, "lo") == 0;
        if (loop || !at->ifa_addr || at->ifa_addr->sa_family != AF_INET)
            continue;
        memcpy(&address, at->ifa_addr, sizeof(address));
        inet_ntop(AF_INET, &address.sin_addr, words, sizeof(words));
        text_addf(out, "%s%s %s", out->len > 0 ? ", " : "", at->ifa_name, words);
    }
    freeifaddrs(all);
}

static void newest(void *ctx, const struct attempt *attempt, const struct order *order)
{
    int64_t *last_s = ctx;
    (void)order;
    if (attempt->order_id[0] && attempt->changed_utc_ms / 1000 > *last_s)
        *last_s = attempt->changed_utc_ms / 1000;
}

void operator_status(struct engine *engine, const struct command *command)
{
    struct reply *reply = operator_reply(engine, command);
    struct operator_report *report = reply->report;
    struct text t = TEXT_OF(report->machine.network);
    struct statvfs disk;
    struct fault fault = {RC_OK, 0, ""};
    text_copy(report->machine.version, sizeof(report->machine.version), PROGRAM_VERSION);
    network(&t);
    report->machine.disk_free = statvfs(engine->state_dir, &disk) == 0
                                    ? (int64_t)disk.f_bavail * (int64_t)disk.f_frsize
                                    : -1;
    report->machine.kept = config_secret_kept(engine->config, PROFILE_MAIN);
    report->machine.guard = config_secret_guard(engine->config, PROFILE_MAIN);
    if (engine->journal &&
        journal_each(engine->journal, false, newest, &report->machine.last_sale_utc_s, &fault))
        log_error("journal: %s", fault.what);
    engine_post(engine, reply);
}

static void take_line(void *ctx, int level, int64_t utc_s, const char *words)
{
    struct operator_report *report = ctx;
    if (report->n_lines == OPERATOR_LINES_MAX)
        return;
    struct operator_line *line = &report->lines[report->n_lines++];
    line->level = level;
    line->utc_s = utc_s;
    text_copy(line->words, sizeof(line->words), words);
}

void operator_log(struct engine *engine, const struct command *command)
{
    struct reply *reply = operator_reply(engine, command);
    log_recent(take_line, reply->report);
    engine_post(engine, reply);
}

static void take_act(void *ctx, const struct journal_act *act)
{
    struct operator_report *report = ctx;
    const size_t at = report->n_lines;
    take_line(report, LOG_LEVEL_INFO, act->utc_ms / 1000, act->about);
    if (report->n_lines == at)
        return;
    text_copy(report->lines[at].person, sizeof(report->lines[at].person), act->person);
    text_copy(report->lines[at].act, sizeof(report->lines[at].act), act->act);
}

void operator_acts(struct engine *engine, const struct command *command)
{
    struct reply *reply = operator_reply(engine, command);
    reply->fault.rc =
        journal_acts(engine->journal, ACTS_SHOWN, take_act, reply->report, &reply->fault);
    engine_post(engine, reply);
}
