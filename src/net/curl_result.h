/* Curl result: what libcurl's codes and the service's date headers mean to us. Private to net. Pure.
 */
#pragma once

#include <curl/curl.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/rc.h"

struct fault curl_result_fault(CURLcode code, bool too_long);
int64_t curl_result_date_ms(const char *http_date); /* 0 when unreadable */
/* Retry-After in seconds or as a date, which is measured against the service's own Date where there
 * is one, as our clock may be wrong. Within 0..60 s; 0 when there is none. */
int64_t curl_result_retry_after_ms(const char *value, int64_t date_ms, int64_t now_s);
