/* Api answer: freeing what the receiver of an answer did not take. Private to net. */
#pragma once

#include "net/api.h"

void api_answer_deinit(struct api_answer *answer); /* and empties it */
