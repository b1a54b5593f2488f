#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "store/journal_internal.h"

enum { FIELDS = 8, NUMBER_ROOM = 24 };

static char *print(const struct journal_entry *e, const unsigned char mac[JOURNAL_MAC_SIZE])
{
    char hex[JOURNAL_MAC_HEX_SIZE];
    journal_mac_hex(mac, hex);
    const size_t size = strlen(e->reference) + strlen(e->boot) + strlen(e->data) + sizeof(hex) +
                        (size_t)FIELDS * NUMBER_ROOM;
    char *line = mem_zalloc(size);
    struct text t = text_over(line, size);
    text_addf(&t, "%lld\t%s\t%s\t%lld\t%lld\t%lld\t%s\t", (long long)e->seq, e->reference, e->boot,
              (long long)e->mono_ms, (long long)e->utc_ms, (long long)e->kind, hex);
    text_add(&t, e->data);
    return line;
}

enum rc journal_line_of(struct journal *journal, int64_t seq, char **ret, struct fault *fault)
{
    struct query q =
        query_of(journal->db, "SELECT " JOURNAL_ENTRY_COLUMNS " FROM event WHERE seq = ?");
    query_int(&q, seq);
    *ret = NULL;
    if (query_next(&q)) {
        unsigned char mac[JOURNAL_MAC_SIZE] = {0};
        size_t n = 0;
        const void *stored = query_column_blob(&q, 7, &n);
        memcpy(mac, stored, n < sizeof(mac) ? n : sizeof(mac));
        const struct journal_entry e = journal_entry_of(&q);
        *ret = print(&e, mac);
    }
    return query_end(&q, fault);
}

bool journal_line_parse(char *line, struct journal_entry *ret, const char **ret_mac_hex)
{
    char *fields[FIELDS] = {line};
    for (size_t i = 1; i < FIELDS; i++) {
        char *tab = strchr(fields[i - 1], '\t');
        if (!tab)
            return false;
        *tab = '\0';
        fields[i] = tab + 1;
    }
    *ret = (struct journal_entry){.reference = fields[1], .boot = fields[2], .data = fields[7]};
    *ret_mac_hex = fields[6];
    return text_to_int64(fields[0], 1, INT64_MAX, &ret->seq) &&
           text_to_int64(fields[3], INT64_MIN, INT64_MAX, &ret->mono_ms) &&
           text_to_int64(fields[4], INT64_MIN, INT64_MAX, &ret->utc_ms) &&
           text_to_int64(fields[5], 0, INT64_MAX, &ret->kind);
}
