#include "tools/foyerctl_status.h"

#include <inttypes.h>
#include <sys/statvfs.h>

#include "backend/days.h"
#include "base/text.h"
#include "base/version.h"
#include "store/journal.h"

static void free_reply(void *msg)
{
    reply_free(msg);
}

/* The cache's own news, read without taking the lock. */
static enum rc read_cache(const struct foyerctl *ctl, struct health *ret, struct fault *fault)
{
    struct mailbox *replies =
        mailbox_new(&(struct mailbox_spec){.capacity = 16, .dispose = free_reply});
    const struct backend_spec spec = {.config = &ctl->config,
                                      .state_dir = ctl->state_dir,
                                      .clock = &ctl->clock,
                                      .replies = replies,
                                      .read_only_cache = true};
    struct backend *backend = NULL;
    const enum rc rc = backend_new(&spec, &backend, fault);
    if (rc == RC_OK)
        backend_step(backend, 0);
    struct reply *reply = mailbox_take(replies);
    while (reply) {
        if (reply->has_health)
            *ret = reply->health;
        reply_free(reply);
        reply = mailbox_take(replies);
    }
    backend_free(backend);
    mailbox_free(replies);
    return rc;
}

static enum rc read_journal(struct status *status, struct fault *fault)
{
    const struct foyerctl *ctl = status->ctl;
    const struct journal_spec spec = foyerctl_journal(ctl, true);
    struct journal *journal = NULL;
    enum rc rc = journal_open(&spec, &journal, fault);
    if (rc)
        return rc == RC_NOT_FOUND ? RC_OK : rc; /* nothing was ever sold */
    const int64_t now_s = clock_utc_ms(&ctl->clock) / 1000;
    rc = journal_today(journal, days_local_midnight_utc_s(now_s, 0) * 1000, &status->day, fault);
    if (rc == RC_OK)
        rc = journal_count(journal, &status->counts, fault);
    if (rc == RC_OK)
        rc = journal_verify(journal, fault);
    journal_close(journal);
    return rc;
}

/* Without a kiosk that runs, the keys as they can be seen from here. */
static void look_at_keys(struct status *status)
{
    struct standing *standing = &status->standing;
    struct profile profiles[PROFILES_MAX];
    standing->n_records = config_profiles(&status->ctl->config, profiles);
    for (size_t i = 0; i < standing->n_records; i++) {
        text_copy(standing->records[i].name, sizeof(standing->records[i].name), profiles[i].name);
        standing->records[i].kept = config_secret_kept(&status->ctl->config, i);
        standing->records[i].serves = false;
    }
    text_copy(standing->version, sizeof(standing->version), PROGRAM_VERSION);
}

static const char *why_paused(enum pause pause)
{
    static const char *const words[] = {
        [PAUSE_NONE] = "",
        [PAUSE_NIGHT] = "closed at night",
        [PAUSE_ORDERS] = "the limit of orders per hour is reached",
        [PAUSE_STAFF] = "closed by staff",
    };
    return words[pause];
}

static void judge(struct status *status)
{
    const struct standing *standing = &status->standing;
    struct text why = TEXT_OF(status->why);
    if (standing->pid == 0)
        text_add(&why, "no kiosk has run here yet");
    else if (standing->ended)
        text_add(&why, "the kiosk does not run");
    else if (!status->runs)
        text_addf(&why, "the kiosk has died or hangs: last seen %" PRId64 " s ago",
                  standing->silent_s);
    else if (standing->selling == SELLING_STARTING)
        text_add(&why, "no answer from the ticket service yet");
    else if (standing->selling != SELLING_YES)
        text_add(&why, standing->reason);
    else
        text_add(&why, why_paused(standing->pause));
    status->sells = why.len == 0;
}

int foyerctl_status(struct foyerctl *ctl)
{
    struct status status = {.ctl = ctl, .disk_free = -1};
    struct fault fault = {RC_OK, 0, ""};
    struct statvfs disk;
    if (read_cache(ctl, &status.health, &fault) || read_journal(&status, &fault))
        return foyerctl_fail(&fault);
    const enum rc rc = standing_read(ctl->state_dir, &status.standing, &fault);
    if (rc && rc != RC_NOT_FOUND)
        return foyerctl_fail(&fault);
    status.runs = status.standing.pid > 0 && standing_is_alive(&status.standing);
    judge(&status);
    if (!status.runs)
        look_at_keys(&status);
    if (statvfs(ctl->state_dir, &disk) == 0)
        status.disk_free = (int64_t)disk.f_bavail * (int64_t)disk.f_frsize;
    foyerctl_status_print(&status);
    return status.sells ? FOYERCTL_OK : FOYERCTL_NOT_SELLING;
}
