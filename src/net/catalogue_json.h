/* Catalogue json: decodes events, instances and venues (contract section 5). Private to net.
 *
 * Each reads one JSON value, a list or one object, into the answer; strings go to `arena`, as sent.
 * An item without what it needs, or with an id that came before, is left out and counted in
 * answer->n_skipped (F17, F18). False when the value is neither list nor object.
 */
#pragma once

#include "net/api.h"
#include "net/json.h"

bool catalogue_json_events(struct json *j, struct arena *arena, struct api_answer *ret);
bool catalogue_json_instances(struct json *j, struct arena *arena, struct api_answer *ret);
bool catalogue_json_venues(struct json *j, struct arena *arena, struct api_answer *ret);
