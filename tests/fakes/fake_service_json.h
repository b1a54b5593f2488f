/* The fake service's model: what each request does, and its answer as JSON. */
#pragma once

#include "base/text.h"
#include "fakes/fake_service.h"

/* Returns the HTTP status; the body goes into `out`. */
int fake_service_process(struct fake_service *service, const char *method, const char *path,
                         const char *body, struct text *out);
/* The answers of the catalogue's GETs; 404 when it is none of them. */
int fake_service_catalogue(struct fake_service *service, const char *path, struct text *out);
bool fake_service_seat_is_free(const struct fake_service *service, int seat);
