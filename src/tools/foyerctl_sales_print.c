#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "tools/foyerctl_sales.h"

enum { TIME_SIZE = 32 };

/* "2026-11-21T18:35:04Z"; "" for never. */
static const char *print_time(int64_t utc_ms, char out[TIME_SIZE])
{
    const int64_t s = utc_ms / 1000;
    const struct wall w = when_from_utc_s(s);
    out[0] = '\0';
    if (utc_ms > 0)
        snprintf(out, TIME_SIZE, "%04d-%02d-%02dT%02d:%02d:%02dZ", w.year, w.month, w.day, w.hour,
                 w.minute, (int)(s % 60));
    return out;
}

static const char *amount(const struct sales_out *out, money_t value, char to[TIME_SIZE])
{
    money_print(to, TIME_SIZE, value, out->ctl->config.shop.currency.decimals);
    return to;
}

static money_t total_of(const struct attempt *attempt, const struct order *order)
{
    return order ? order->total : attempt->total;
}

static void json_member(const char *name, const char *value)
{
    printf(", \"%s\": ", name);
    foyerctl_print_json(value);
}

static void json_strings(const struct order *order, const char *name, size_t offset)
{
    printf(", \"%s\": [", name);
    for (size_t i = 0; order && i < order->n_lines; i++) {
        fputs(i > 0 ? ", " : "", stdout);
        foyerctl_print_json((const char *)&order->lines[i] + offset);
    }
    putchar(']');
}

static void json_event(void *ctx, const struct journal_event *event)
{
    char at[TIME_SIZE];
    size_t *n = ctx;
    printf("%s{\"event\": %" PRId64, (*n)++ > 0 ? ", " : "", event->seq);
    json_member("at", print_time(event->utc_ms, at));
    json_member("what", event->what);
    putchar('}');
}

static void text_event(void *ctx, const struct journal_event *event)
{
    (void)ctx;
    char at[TIME_SIZE];
    printf("    %s  event %-6" PRId64 " %s\n", print_time(event->utc_ms, at), event->seq,
           event->what);
}

static void print_history(struct sales_out *out, const struct attempt *attempt,
                          journal_event_fn print)
{
    size_t n = 0;
    if (journal_events(out->journal, attempt->reference, print, &n, &out->fault))
        return; /* out->fault is what foyerctl_sales() ends with */
}

static void print_json(struct sales_out *out, const struct attempt *attempt,
                       const struct order *order)
{
    char money[TIME_SIZE], at[TIME_SIZE];
    const money_t total = total_of(attempt, order);
    fputs(out->n > 0 ? ",\n {\"number\": " : "{\"number\": ", stdout);
    foyerctl_print_json(attempt->order_id);
    json_member("reference", attempt->reference);
    json_member("profile", attempt->profile);
    json_member("begun", print_time(attempt->created_utc_ms, at));
    json_member("confirmed", print_time(attempt->confirmed_utc_ms, at));
    printf(", \"state\": \"%s\", \"sends\": %d, \"total\": %s, \"total_minor\": %" PRId64
           ", \"tickets\": %zu",
           order_state_name(attempt->state), attempt->sends, amount(out, total, money), total,
           order ? order->n_lines : 0);
    json_strings(order, "events", offsetof(struct basket_line, event_name));
    json_strings(order, "areas", offsetof(struct basket_line, area));
    json_strings(order, "seats", offsetof(struct basket_line, seat_name));
    json_strings(order, "types", offsetof(struct basket_line, type_name));
    json_strings(order, "barcodes", offsetof(struct basket_line, barcode));
    json_member("note", attempt->note);
    if (out->wanted) {
        fputs(", \"history\": [", stdout);
        print_history(out, attempt, json_event);
        putchar(']');
    }
    putchar('}');
}

static void print_text(struct sales_out *out, const struct attempt *attempt,
                       const struct order *order)
{
    char money[TIME_SIZE];
    const char *number = attempt->order_id;
    printf("%s  %s%s  %s %s  %s\n", attempt->reference, number[0] ? "order " : "no order", number,
           amount(out, total_of(attempt, order), money), out->ctl->config.shop.currency.code,
           order_state_name(attempt->state));
    for (size_t i = 0; order && i < order->n_lines; i++) {
        const struct basket_line *line = &order->lines[i];
        printf("    %s, %s %s, %s  %s\n", line->event_name, line->area, line->seat_name,
               line->type_name, line->barcode[0] ? line->barcode : "(barcode erased or not given)");
    }
    if (!out->wanted)
        return;
    if (attempt->note[0])
        printf("    note: %s\n", attempt->note);
    print_history(out, attempt, text_event);
}

/* A field of RFC 4180. What a spreadsheet would take for a formula gets an apostrophe before it. */
static void csv_text(const char *s)
{
    fputs(*s && strchr("=+-@\t", *s) ? ",\"'" : ",\"", stdout);
    for (; *s; s++) {
        if (*s == '"')
            putchar('"');
        putchar(*s);
    }
    putchar('"');
}

static void csv_amount(const struct sales_out *out, money_t value)
{
    char money[TIME_SIZE];
    printf(",%s", amount(out, value, money));
}

void foyerctl_sales_print_csv_head(void)
{
    fputs(
        "reference,order,profile,state,begun,confirmed,currency,order_total,event,start,venue,area,"
        "seat,type,price,discount,agent_discount,fees,ticket_total\r\n",
        stdout);
}

/* One line for each ticket, no barcodes: it is for the books. */
static void csv_line(const struct sales_out *out, const struct attempt *attempt,
                     const struct basket_line *line)
{
    char at[TIME_SIZE];
    char start[TIME_SIZE] = "";
    if (when_is_known(&line->start))
        snprintf(start, sizeof(start), "%04d-%02d-%02dT%02d:%02d", line->start.year,
                 line->start.month, line->start.day, line->start.hour, line->start.minute);
    fputs(attempt->reference, stdout);
    csv_text(attempt->order_id);
    csv_text(attempt->profile);
    printf(",%s,%s", order_state_name(attempt->state), print_time(attempt->created_utc_ms, at));
    printf(",%s,%s", print_time(attempt->confirmed_utc_ms, at),
           out->ctl->config.shop.currency.code);
    csv_amount(out, attempt->order_id[0] ? attempt->order_total : attempt->total);
    const char *const texts[] = {line->event_name, start,           line->venue,
                                 line->area,       line->seat_name, line->type_name};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        csv_text(texts[i]);
    const money_t amounts[] = {line->price, line->discount, line->agent_discount, line->fees,
                               line->total};
    for (size_t i = 0; i < sizeof(amounts) / sizeof(amounts[0]); i++)
        csv_amount(out, amounts[i]);
    fputs("\r\n", stdout);
}

void foyerctl_sales_print(struct sales_out *out, const struct attempt *attempt,
                          const struct order *order)
{
    static const struct basket_line none = {.total = 0};
    if (out->csv) {
        for (size_t i = 0; order && i < order->n_lines; i++)
            csv_line(out, attempt, &order->lines[i]);
        if (!order || order->n_lines == 0)
            csv_line(out, attempt, &none);
    } else if (out->ctl->json) {
        print_json(out, attempt, order);
    } else {
        print_text(out, attempt, order);
    }
    out->n++;
}
