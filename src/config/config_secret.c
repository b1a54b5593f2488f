#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "config/config.h"
#include "config/secure_file.h"

/* systemd hands the key over in a folder of its own (LoadCredentialEncrypted=foyer-key). */
static bool credential_path(char *out, size_t size)
{
    const char *folder = getenv("CREDENTIALS_DIRECTORY");
    struct text t = text_over(out, size);
    if (!folder || folder[0] != '/')
        return false;
    text_addf(&t, "%s/foyer-key", folder);
    return !t.cut;
}

enum rc config_secret(const struct config *config, char *out, size_t size, struct fault *fault)
{
    char path[300];
    if (credential_path(path, sizeof(path)) && secure_file_read(path, out, size, fault) == RC_OK)
        return RC_OK;
    const enum rc rc = secure_file_read(config->credentials_file, out, size, fault);
    if (rc == RC_NOT_FOUND) {
        *fault = fault_make(RC_CONFIG, 0, "no key yet: foyerctl credentials set (%s)",
                            config->credentials_file);
        return fault->rc;
    }
    return rc;
}

enum rc config_secret_store(const struct config *config, const char *base64, struct fault *fault)
{
    return secure_file_write(config->credentials_file, base64, fault);
}
