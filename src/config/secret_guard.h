/* Secret guard: what an agent record's key is encrypted with when systemd hands it over.
 *
 * systemd-creds writes into the first 16 bytes of what it encrypts with which key it did so; they are read
 * from the credential's file where this process may read it. Where it may not, a machine without a TPM2
 * says enough: it can only be the host's own key. (systemd, src/shared/creds-util.h)
 */
#pragma once

#include "model/operator.h"

struct secret_guard_places { /* folders; NULL members: the machine's own */
    const char *store;       /* /etc/credstore.encrypted */
    const char *tpm;         /* /sys/class/tpmrm: empty without a TPM2 */
};

/* `name`: of the credential, "foyer-key". */
enum secret_guard secret_guard_of(const struct secret_guard_places *places, const char *name);
