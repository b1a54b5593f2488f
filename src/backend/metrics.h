/* Metrics: a text file in Prometheus' exposition format, for the textfile collector of its node exporter.
 *
 * Written anew, by rename, every [metrics] interval_s to [metrics] file, readable by all; off without a
 * file. It holds figures alone: no reference, no name, no id of a customer, no sum of money. Families and
 * labels are listed in packaging/doc/monitoring.md.
 * Threads: the backend thread.
 */
#pragma once

#include "backend/engine.h"

void metrics_start(struct engine *engine);
void metrics_end(struct engine *engine); /* writes a last time, with foyer_up 0, and frees */
