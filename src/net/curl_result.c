#include "net/curl_result.h"

#include "base/text.h"

enum { RETRY_AFTER_MAX_MS = 60000 };

static enum rc class_of(CURLcode code, bool too_long)
{
    if (too_long)
        return RC_SCHEMA;
    if (code == CURLE_OK)
        return RC_OK;
    if (code == CURLE_OPERATION_TIMEDOUT)
        return RC_TIMEOUT;
    if (code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_URL_MALFORMAT)
        return RC_REJECTED;
    /* Resolving, connecting, TLS, a connection cut off: it may be well again later, by itself. */
    return RC_OFFLINE;
}

static const char *hint(CURLcode code)
{
    if (code == CURLE_PEER_FAILED_VERIFICATION)
        return " (certificate not trusted, or the clock is wrong)";
    return "";
}

struct fault curl_result_fault(CURLcode code, bool too_long)
{
    const enum rc rc = class_of(code, too_long);
    if (rc == RC_OK)
        return (struct fault){0};
    if (too_long)
        return fault_make(rc, (int)code, "answer longer than allowed");
    return fault_make(rc, (int)code, "curl %d: %s%s", (int)code, curl_easy_strerror(code),
                      hint(code));
}

int64_t curl_result_date_ms(const char *http_date)
{
    if (*http_date == '\0')
        return 0;
    const time_t t = curl_getdate(http_date, NULL);
    return t <= 0 ? 0 : (int64_t)t * 1000;
}

int64_t curl_result_retry_after_ms(const char *value, int64_t date_ms, int64_t now_s)
{
    int64_t wait_ms = 0, seconds = 0;
    if (text_to_int64(value, 0, INT32_MAX, &seconds)) {
        wait_ms = seconds * 1000;
    } else {
        const int64_t until_ms = curl_result_date_ms(value);
        if (until_ms != 0)
            wait_ms = until_ms - (date_ms != 0 ? date_ms : now_s * 1000);
    }
    if (wait_ms < 0)
        return 0;
    return wait_ms < RETRY_AFTER_MAX_MS ? wait_ms : RETRY_AFTER_MAX_MS;
}
