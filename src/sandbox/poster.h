/* Poster: files below /files/, which are public: a signed request for one is a mistake of the
 * client's and gets 400.
 *
 * Threads: any.
 */
#pragma once

#include "sandbox/request.h"

void poster_answer(const char *dir, const struct request *req, const char *name,
                   struct reply *reply);
