#include <inttypes.h>
#include <stdio.h>

#include "model/when.h"
#include "tools/foyerctl_status.h"

static void print_records(const struct standing *standing)
{
    printf(", \"records\": [");
    for (size_t i = 0; i < standing->n_records; i++) {
        printf("%s{\"name\": ", i > 0 ? ", " : "");
        foyerctl_print_json(standing->records[i].name);
        printf(", \"key\": ");
        foyerctl_print_json(standing_kept_name(standing->records[i].kept));
        printf(", \"serves\": %s}", standing->records[i].serves ? "true" : "false");
    }
    puts("]}");
}

static void print_state(const struct status *status)
{
    const struct standing *standing = &status->standing;
    printf("{\"selling\": %s, \"why\": ", status->sells ? "true" : "false");
    foyerctl_print_json(status->why);
    printf(", \"running\": %s, \"version\": ", status->runs ? "true" : "false");
    foyerctl_print_json(standing->version);
    printf(", \"started\": %" PRId64 ", \"starts\": %" PRId64 ", \"state\": ",
           standing->started_utc_s, standing->starts);
    foyerctl_print_json(standing_selling_name(standing->selling));
    printf(", \"pause\": ");
    foyerctl_print_json(standing_pause_name(standing->pause));
    printf(", \"notice\": ");
    foyerctl_print_json(standing->notice);
    printf(", \"last_answer\": %" PRId64 ", \"clock_offset_ms\": %" PRId64
           ", \"disk_free\": %" PRId64,
           standing->last_answer_utc_s, standing->clock_offset_ms, status->disk_free);
}

static void print_json(const struct status *status, const char *taken)
{
    print_state(status);
    printf(", \"events\": %" PRIu32 ", \"instances\": %" PRIu32 ", \"synced\": %" PRId64
           ", \"orders_today\": %" PRIu32 ", \"taken_today\": %s, \"last_sale\": %" PRId64
           ", \"open\": %" PRIu32 ", \"oldest_open\": ",
           status->health.n_events, status->health.n_instances, status->health.synced_utc_s,
           status->day.orders, taken, status->counts.last_order_utc_ms / 1000, status->day.open);
    foyerctl_print_json(status->day.oldest_open);
    print_records(&status->standing);
}

static void print_time(const char *what, int64_t utc_s)
{
    const struct wall at = when_local(utc_s);
    if (utc_s > 0)
        printf("%-10s %04d-%02d-%02d %02d:%02d\n", what, at.year, at.month, at.day, at.hour,
               at.minute);
    else
        printf("%-10s never\n", what);
}

static void print_text(const struct status *status, const char *taken)
{
    const struct standing *standing = &status->standing;
    printf("selling    %s%s\n", status->sells ? "yes" : "no: ", status->why);
    if (standing->notice[0])
        printf("notice     %s\n", standing->notice);
    printf("version    %s\n", standing->version);
    for (size_t i = 0; i < standing->n_records; i++)
        printf("key        %s: %s%s\n", standing->records[i].name,
               standing_kept_name(standing->records[i].kept),
               status->runs && !standing->records[i].serves ? ", cannot sell" : "");
    printf("catalogue  %" PRIu32 " events, %" PRIu32 " performances\n", status->health.n_events,
           status->health.n_instances);
    print_time("refreshed", status->health.synced_utc_s);
    print_time("answered", standing->last_answer_utc_s);
    print_time("last sale", status->counts.last_order_utc_ms / 1000);
    printf("clock      %+.1f s\n", (double)standing->clock_offset_ms / 1000);
    printf("disk       %" PRId64 " MiB free\n", status->disk_free / (INT64_C(1024) * 1024));
    printf("today      %" PRIu32 " orders, %s %s\n", status->day.orders, taken,
           status->ctl->config.shop.currency.code);
    printf("open       %" PRIu32 "%s%s\n", status->day.open,
           status->day.open > 0 ? ", the oldest is " : "", status->day.oldest_open);
}

void foyerctl_status_print(const struct status *status)
{
    char taken[32];
    money_print(taken, sizeof(taken), status->day.taken,
                status->ctl->config.shop.currency.decimals);
    if (status->ctl->json)
        print_json(status, taken);
    else
        print_text(status, taken);
}
