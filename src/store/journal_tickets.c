#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "store/journal_internal.h"

void journal_print_start(const struct wall *w, char out[JOURNAL_START_SIZE])
{
    out[0] = '\0';
    if (when_is_known(w))
        snprintf(out, JOURNAL_START_SIZE, "%04d-%02d-%02dT%02d:%02d", w->year, w->month, w->day,
                 w->hour, w->minute);
}

static enum rc write_ticket(struct journal *journal, const char *reference, size_t position,
                            const struct basket_line *line, struct fault *fault)
{
    char start[JOURNAL_START_SIZE];
    journal_print_start(&line->start, start);
    const char *const texts[] = {line->ticket_id,   line->instance_id, line->type_id,
                                 line->event_name,  line->type_name,   line->area,
                                 line->seat_id,     line->row,         line->seat_name,
                                 line->seat_number, line->venue,       start};
    const money_t amounts[] = {line->price, line->discount, line->agent_discount, line->fees,
                               line->total};
    struct query q = query_of(
        journal->db, "INSERT INTO ticket(reference, position, ticket_id, instance_id,"
                     " type_id, event_name, type_name, area, seat_id, row, seat_name,"
                     " seat_number, venue, start, price, discount, agent_discount, fees,"
                     " total, barcode)"
                     " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    query_text(&q, reference);
    query_int(&q, (int64_t)position);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        query_text(&q, texts[i]);
    for (size_t i = 0; i < sizeof(amounts) / sizeof(amounts[0]); i++)
        query_int(&q, amounts[i]);
    query_text(&q, line->barcode);
    return query_run(&q, NULL, fault);
}

enum rc journal_tickets_write(struct journal *journal, const char *reference,
                              const struct order *order, struct fault *fault)
{
    enum rc rc = RC_OK;
    for (size_t i = 0; !rc && i < order->n_lines; i++)
        rc = write_ticket(journal, reference, i, &order->lines[i], fault);
    return rc;
}

#define COLUMNS                                                                     \
    "ticket_id, instance_id, type_id, event_name, type_name, area, seat_id, row,"   \
    " seat_name, seat_number, venue, start, price, discount, agent_discount, fees," \
    " total, barcode"

static void read_line(const struct query *q, struct basket_line *line)
{
    struct {
        char *to;
        size_t size;
    } const texts[] = {
        {line->ticket_id, sizeof(line->ticket_id)}, {line->instance_id, sizeof(line->instance_id)},
        {line->type_id, sizeof(line->type_id)},     {line->event_name, sizeof(line->event_name)},
        {line->type_name, sizeof(line->type_name)}, {line->area, sizeof(line->area)},
        {line->seat_id, sizeof(line->seat_id)},     {line->row, sizeof(line->row)},
        {line->seat_name, sizeof(line->seat_name)}, {line->seat_number, sizeof(line->seat_number)},
        {line->venue, sizeof(line->venue)},
    };
    const int n_texts = sizeof(texts) / sizeof(texts[0]);
    for (int i = 0; i < n_texts; i++)
        text_copy(texts[i].to, texts[i].size, query_column_text(q, i));
    if (!when_parse(query_column_text(q, n_texts), &line->start))
        line->start = (struct wall){0}; /* stored as "": not known */
    line->price = query_column_int(q, n_texts + 1);
    line->discount = query_column_int(q, n_texts + 2);
    line->agent_discount = query_column_int(q, n_texts + 3);
    line->fees = query_column_int(q, n_texts + 4);
    line->total = query_column_int(q, n_texts + 5);
    text_copy(line->barcode, sizeof(line->barcode), query_column_text(q, n_texts + 6));
}

enum rc journal_tickets_read(struct journal *journal, const char *reference, struct order *ret,
                             struct fault *fault)
{
    struct query q = query_of(journal->db, "SELECT " COLUMNS " FROM ticket WHERE reference = ?"
                                           " ORDER BY position");
    query_text(&q, reference);
    ret->n_lines = 0;
    while (query_next(&q) && ret->n_lines < BASKET_LINES_MAX)
        read_line(&q, &ret->lines[ret->n_lines++]);
    return query_end(&q, fault);
}

enum rc journal_tickets_digest(struct journal *journal, const char *reference,
                               char ret_hex[JOURNAL_MAC_HEX_SIZE], struct fault *fault)
{
    struct query q = query_of(journal->db, "SELECT coalesce(group_concat(line, char(10)), '') FROM"
                                           " (SELECT json_array(" COLUMNS ") AS line FROM ticket"
                                           " WHERE reference = ? ORDER BY position)");
    query_text(&q, reference);
    unsigned char mac[JOURNAL_MAC_SIZE] = {0};
    if (query_next(&q)) {
        const char *all = query_column_text(&q, 0);
        journal_mac(journal, all, strlen(all), mac);
    }
    journal_mac_hex(mac, ret_hex);
    return query_end(&q, fault);
}
