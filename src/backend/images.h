/* Images: posters from other hosts into <state>/pictures, named by a hash of their address.
 *
 * Plain GETs, never signed; only https and hosts on the allow-list; 2 MiB; PNG and JPEG of at most
 * 4 megapixels by their header (F54). Decoding and scaling are the screen's business. Issue, 4.
 */
#pragma once

#include "backend/sync_run.h"

/* Fetches the unit's picture; ends the unit. */
void images_fetch(struct sync_flight *flight);
/* Its host did not have it in this run or a light one before. */
bool images_is_missing(const struct sync *sync, const char *url);
/* Whether the address may be fetched. Pure. */
bool images_is_allowed(const struct config *config, const char *url);
/* The file's name: 32 hex digits and the ending its bytes ask for (".png", ".jpg"). */
void images_key(const char *url, const char *ending, char *out, size_t size);
