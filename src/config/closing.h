/* Closing: staff have closed the kiosk to customers; kept in <state>/closed over a restart. */
#pragma once

#include "base/rc.h"
#include "model/operator.h"

/* Open when there is no such file. RC_CONFIG when it is damaged. */
RC_MUST_CHECK enum rc closing_read(const char *state_dir, struct closing *ret, struct fault *fault);
RC_MUST_CHECK enum rc closing_write(const char *state_dir, const struct closing *closing,
                                    struct fault *fault);
