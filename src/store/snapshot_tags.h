/* Snapshot tags: the filter chips of all events, most frequent first. Inside store only. */
#pragma once

#include "model/catalogue.h"

/* Fills tags and n_tags from the events of the catalogue; strings go into its arena. */
void snapshot_tags_collect(struct catalogue *catalogue);
