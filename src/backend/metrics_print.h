/* Metrics print: the families, one after the other; private to metrics*.c. */
#pragma once

#include <stdio.h>

#include "backend/engine.h"

/* metrics_print.c: how the kiosk stands. `counts` may be all zero when the journal cannot be read. */
void metrics_print_standing(FILE *out, const struct engine *engine, bool up);
void metrics_print_sales(FILE *out, const struct engine *engine,
                         const struct journal_counts *counts);
void metrics_print_catalogue(FILE *out, const struct engine *engine);
/* metrics_print_meter.c: what it has counted of itself. */
void metrics_print_meter(FILE *out, const struct meter *meter);
