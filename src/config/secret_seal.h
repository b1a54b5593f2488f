/* Secret seal: a key as an encrypted line that only this machine can read back; private to src/config.
 *
 * AES-256-GCM. The encryption key is made of 32 random bytes in a file of mode 0400 and the machine's id,
 * so a copy of one of the two alone, or both on another machine, is worth nothing; whoever has the whole
 * disk has both, which is why maintenance calls it weaker than systemd's credentials with a TPM
 * (reliability 3.2). The login is bound in: a line copied to another agent record is refused.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/rc.h"

struct secret_seal {
    const char *seal_path; /* of the random bytes; made when it is not there */
    const char *login;
};

enum { SECRET_LINE_SIZE = 1024 };

bool secret_is_sealed(const char *line);
/* RC_CONFIG with words when the file cannot be made or read. */
RC_MUST_CHECK enum rc secret_seal(const struct secret_seal *seal, const char *secret,
                                  char ret_line[SECRET_LINE_SIZE], struct fault *fault);
/* RC_CONFIG when it was sealed on another machine, for another login, or was changed. */
RC_MUST_CHECK enum rc secret_unseal(const struct secret_seal *seal, const char *line, char *out,
                                    size_t size, struct fault *fault);
