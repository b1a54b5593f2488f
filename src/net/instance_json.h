/* Instance json: decodes one instance (contract 5.4), its dates above all. Private to net. */
#pragma once

#include "net/api.h"
#include "net/json.h"

/* Consumes one value. False when it lacks what a performance needs: id, event, a start. */
bool instance_json_read(struct json *j, struct arena *arena, struct api_instance *ret);
