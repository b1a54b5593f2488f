/* The transport over libcurl: https only, no redirects, no proxy, capped bodies (architecture.md,
 * "Talking to the service"; reliability 3.6). */
#pragma once

#include "net/transport.h"

struct curl_transport_spec {
    const char *ca_file; /* small PEM bundle, required */
    int connections_max; /* for GETs; default 4 when 0 */
};

/* RC_CONFIG when the CA file cannot be read. The caller frees with ops->free. */
RC_MUST_CHECK enum rc curl_transport_new(const struct curl_transport_spec *spec,
                                         struct transport **ret, struct fault *fault);
