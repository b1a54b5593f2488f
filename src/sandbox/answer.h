/* Answer: puts a reply on the wire, well or badly, as the reply says.
 *
 * Threads: the connection's.
 */
#pragma once

#include <microhttpd.h>

#include "sandbox/service.h"

/* Takes the body out of *reply. */
enum MHD_Result answer_queue(struct service *service, struct MHD_Connection *connection,
                             struct reply *reply);
