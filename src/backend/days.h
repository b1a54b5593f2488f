/* Days: calendar days of the venue (process time zone) and the UTC moments they begin. Pure. */
#pragma once

#include <stdint.h>

#include "model/when.h"

/* The moment the local day that holds `utc_s`, moved by `days`, begins. */
int64_t days_local_midnight_utc_s(int64_t utc_s, int days);
/* That day's date. */
struct wall days_local_date(int64_t utc_s, int days);
