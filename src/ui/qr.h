/* QR codes: a text byte for byte, black on white, whole pixels a module, four modules of quiet.
 *
 * Error correction Q, or H where it costs no larger code. The last few codes are kept, so that a
 * frame drawn again encodes nothing.
 * Threads: the UI thread.
 */
#pragma once

#include <stdbool.h>

#include "ui/canvas.h"

struct qr;

struct qr *qr_new(void);
void qr_free(struct qr *qr); /* wipes what the codes held */
/* Draws into the middle of `at`, all of which becomes white. False, and only the white is drawn,
 * when the content is empty, too long for a code (F36), or a module would be less than two pixels
 * wide. */
bool qr_draw(struct qr *qr, struct canvas *c, struct rect at, const char *content);
