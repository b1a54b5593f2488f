/* Metrics text: lines of Prometheus' exposition format (version 0.0.4); private to metrics*.c.
 *
 * Values are in base units (seconds, bytes). The stream keeps its own errors.
 */
#pragma once

#include <stdint.h>
#include <stdio.h>

#include "model/meter.h"

enum metrics_type { METRICS_COUNTER, METRICS_GAUGE, METRICS_HISTOGRAM };

/* Begins a family: HELP and TYPE. */
void metrics_family(FILE *out, const char *name, enum metrics_type type, const char *help);

struct metrics_label { /* name NULL ends a list */
    const char *name, *value;
};
void metrics_count(FILE *out, const char *name, const struct metrics_label *labels, uint64_t value);
/* `thousandths` as a decimal number. */
void metrics_milli(FILE *out, const char *name, const struct metrics_label *labels,
                   int64_t thousandths);
/* One line and its head. */
void metrics_single(FILE *out, const char *name, const char *help, int64_t value);
void metrics_histogram(FILE *out, const char *name, const struct metrics_label *labels,
                       const struct meter_times *times, const int64_t bounds_us[METER_BOUNDS]);
