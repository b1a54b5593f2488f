/* Self-test as text and as JSON; private to src/tools. */
#pragma once

#include "backend/self_test.h"
#include "tools/foyerctl.h"

/* One line for each question, then the settings as lines of kiosk.ini. */
void foyerctl_self_test_print(const struct self_test_result *result);
void foyerctl_self_test_json(const struct self_test_result *result);
