#include "backend/metrics_text.h"

#include <inttypes.h>

static const char *const types[] = {
    [METRICS_COUNTER] = "counter",
    [METRICS_GAUGE] = "gauge",
    [METRICS_HISTOGRAM] = "histogram",
};

void metrics_family(FILE *out, const char *name, enum metrics_type type, const char *help)
{
    fprintf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, types[type]);
}

static void print_value(FILE *out, const char *value)
{
    for (; *value; value++) {
        if (*value == '\n')
            fputs("\\n", out);
        else if (*value == '"' || *value == '\\')
            fprintf(out, "\\%c", *value);
        else
            fputc(*value, out);
    }
}

/* Name and labels; `le` is a histogram's own label, NULL for none. */
static void print_head(FILE *out, const char *name, const struct metrics_label *labels,
                       const char *le)
{
    const char *comma = "";
    fputs(name, out);
    if (!le && (!labels || !labels->name))
        return;
    fputc('{', out);
    for (; labels && labels->name; labels++, comma = ",") {
        fprintf(out, "%s%s=\"", comma, labels->name);
        print_value(out, labels->value);
        fputc('"', out);
    }
    if (le)
        fprintf(out, "%sle=\"%s\"", comma, le);
    fputc('}', out);
}

void metrics_count(FILE *out, const char *name, const struct metrics_label *labels, uint64_t value)
{
    print_head(out, name, labels, NULL);
    fprintf(out, " %" PRIu64 "\n", value);
}

void metrics_milli(FILE *out, const char *name, const struct metrics_label *labels,
                   int64_t thousandths)
{
    const uint64_t size = thousandths < 0 ? -(uint64_t)thousandths : (uint64_t)thousandths;
    print_head(out, name, labels, NULL);
    fprintf(out, " %s%" PRIu64 ".%03" PRIu64 "\n", thousandths < 0 ? "-" : "", size / 1000,
            size % 1000);
}

void metrics_single(FILE *out, const char *name, const char *help, int64_t value)
{
    metrics_family(out, name, METRICS_GAUGE, help);
    fprintf(out, "%s %" PRId64 "\n", name, value);
}

static uint64_t read_counter(const atomic_uint_least64_t *counter)
{
    return atomic_load_explicit(counter, memory_order_relaxed);
}

/* What is counted meanwhile cannot make the count differ from the last bucket: one is made of the other. */
void metrics_histogram(FILE *out, const char *name, const struct metrics_label *labels,
                       const struct meter_times *times, const int64_t bounds_us[METER_BOUNDS])
{
    char part[96], bound[24];
    uint64_t n = 0;
    snprintf(part, sizeof(part), "%s_bucket", name);
    for (size_t i = 0; i <= METER_BOUNDS; i++) {
        n += read_counter(&times->buckets[i]);
        if (i < METER_BOUNDS)
            snprintf(bound, sizeof(bound), "%" PRId64 ".%03" PRId64, bounds_us[i] / 1000000,
                     bounds_us[i] / 1000 % 1000);
        print_head(out, part, labels, i < METER_BOUNDS ? bound : "+Inf");
        fprintf(out, " %" PRIu64 "\n", n);
    }
    const uint64_t sum_us = read_counter(&times->sum_us);
    snprintf(part, sizeof(part), "%s_sum", name);
    print_head(out, part, labels, NULL);
    fprintf(out, " %" PRIu64 ".%06" PRIu64 "\n", sum_us / 1000000, sum_us % 1000000);
    snprintf(part, sizeof(part), "%s_count", name);
    metrics_count(out, part, labels, n);
}
