#include "sandbox/reqlog.h"

#include "base/mem.h"

struct reqlog {
    size_t first, n;
    struct reqlog_entry entries[REQLOG_MAX];
};

struct reqlog *reqlog_new(void)
{
    return mem_zalloc(sizeof(struct reqlog));
}

void reqlog_free(struct reqlog *log)
{
    mem_free(log);
}

void reqlog_add(struct reqlog *log, const struct reqlog_entry *entry)
{
    log->entries[(log->first + log->n) % REQLOG_MAX] = *entry;
    if (log->n < REQLOG_MAX)
        log->n++;
    else
        log->first = (log->first + 1) % REQLOG_MAX;
}

void reqlog_clear(struct reqlog *log)
{
    log->first = log->n = 0;
}

void reqlog_write(const struct reqlog *log, struct jsonw *w)
{
    jsonw_open(w, '[');
    for (size_t i = 0; i < log->n; i++) {
        const struct reqlog_entry *entry = &log->entries[(log->first + i) % REQLOG_MAX];
        jsonw_open(w, '{');
        jsonw_m_int(w, "utc_ms", entry->utc_ms);
        jsonw_m_str(w, "method", entry->method);
        jsonw_m_str(w, "path", entry->path);
        jsonw_m_str(w, "query", entry->query);
        jsonw_m_int(w, "status", entry->status);
        jsonw_m_bool(w, "signed", entry->is_signed);
        jsonw_m_bool(w, "executed", entry->executed);
        jsonw_m_str(w, "reason", entry->reason);
        jsonw_close(w, '}');
    }
    jsonw_close(w, ']');
}
