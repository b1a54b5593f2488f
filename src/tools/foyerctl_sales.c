#include <inttypes.h>
#include <stdio.h>

#include "store/journal.h"
#include "tools/foyerctl.h"

struct printing {
    const struct foyerctl *ctl;
    size_t n;
};

static void print_strings(const struct order *order, const char *name, size_t offset)
{
    printf(", \"%s\": [", name);
    for (size_t i = 0; i < order->n_lines; i++) {
        fputs(i > 0 ? ", " : "", stdout);
        foyerctl_print_json((const char *)&order->lines[i] + offset);
    }
    putchar(']');
}

static void print_json(struct printing *printing, const struct attempt *attempt,
                       const struct order *order)
{
    char total[32];
    money_print(total, sizeof(total), order->total, printing->ctl->config.shop.currency.decimals);
    fputs(printing->n > 0 ? ",\n {\"number\": " : "{\"number\": ", stdout);
    foyerctl_print_json(order->id);
    fputs(", \"reference\": ", stdout);
    foyerctl_print_json(attempt->reference);
    printf(", \"state\": \"%s\", \"total\": %s, \"total_minor\": %" PRId64 ", \"tickets\": %zu",
           order_state_name(attempt->state), total, order->total, order->n_lines);
    print_strings(order, "events", offsetof(struct basket_line, event_name));
    print_strings(order, "areas", offsetof(struct basket_line, area));
    print_strings(order, "seats", offsetof(struct basket_line, seat_name));
    print_strings(order, "types", offsetof(struct basket_line, type_name));
    print_strings(order, "barcodes", offsetof(struct basket_line, barcode));
    putchar('}');
}

static void print_text(const struct printing *printing, const struct attempt *attempt,
                       const struct order *order)
{
    char total[32];
    money_print(total, sizeof(total), order->total, printing->ctl->config.shop.currency.decimals);
    printf("%s  order %s  %s %s  %s\n", attempt->reference, order->id, total,
           printing->ctl->config.shop.currency.code, order_state_name(attempt->state));
    for (size_t i = 0; i < order->n_lines; i++) {
        const struct basket_line *line = &order->lines[i];
        printf("    %s, %s %s, %s  %s\n", line->event_name, line->area, line->seat_name,
               line->type_name, line->barcode[0] ? line->barcode : "(barcode erased or not given)");
    }
}

static void see(void *ctx, const struct attempt *attempt, const struct order *order)
{
    struct printing *printing = ctx;
    if (!order || !order->id[0])
        return;
    if (printing->ctl->json)
        print_json(printing, attempt, order);
    else
        print_text(printing, attempt, order);
    printing->n++;
}

int foyerctl_sales(struct foyerctl *ctl)
{
    const struct journal_spec spec = {.dir = ctl->state_dir,
                                      .kiosk_id = ctl->config.shop.kiosk_id,
                                      .currency = ctl->config.shop.currency.code,
                                      .clock = &ctl->clock,
                                      .read_only = true};
    struct journal *journal = NULL;
    struct fault fault = {RC_OK, 0, ""};
    struct printing printing = {.ctl = ctl};
    enum rc rc = journal_open(&spec, &journal, &fault);
    if (rc && rc != RC_NOT_FOUND)
        return foyerctl_fail(&fault);
    fputs(ctl->json ? "[" : "", stdout);
    if (rc == RC_OK)
        rc = journal_each(journal, false, see, &printing, &fault);
    else /* no journal yet: nothing was ever sold */
        rc = RC_OK;
    fputs(ctl->json ? "]\n" : "", stdout);
    journal_close(journal);
    return rc ? foyerctl_fail(&fault) : FOYERCTL_OK;
}
