#include "config/secret_guard.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include <openssl/evp.h>

#include "base/text.h"

enum { PATH_SIZE = 300, ID_BYTES = 16, ID_BASE64 = 24 };

static const struct {
    unsigned char id[ID_BYTES];
    enum secret_guard guard;
} kinds[] = {
    {{0x5a, 0x1c, 0x6a, 0x86, 0xdf, 0x9d, 0x40, 0x96, 0xb1, 0xd5, 0xa6, 0x5e, 0x08, 0x62, 0xf1,
      0x9a},
     GUARD_HOST},
    {{0x0c, 0x7c, 0xc0, 0x7b, 0x11, 0x76, 0x45, 0x91, 0x9c, 0x4b, 0x0b, 0xea, 0x08, 0xbc, 0x20,
      0xfe},
     GUARD_TPM},
    {{0xfa, 0xf7, 0xeb, 0x93, 0x41, 0xe3, 0x41, 0x2c, 0xa1, 0xa4, 0x36, 0xf9, 0x5a, 0x29, 0x36,
      0x2f},
     GUARD_TPM},
    {{0x93, 0xa8, 0x94, 0x09, 0x48, 0x74, 0x44, 0x90, 0x90, 0xca, 0xf2, 0xfc, 0x93, 0xca, 0xb5,
      0x53},
     GUARD_TPM},
    {{0xaf, 0x49, 0x50, 0xa8, 0x49, 0x13, 0x4e, 0xb1, 0xa7, 0x38, 0x46, 0x30, 0x4f, 0xf3, 0x0c,
      0x05},
     GUARD_TPM},
    {{0x05, 0x84, 0x69, 0xda, 0xf6, 0xf5, 0x43, 0x24, 0x80, 0x05, 0x49, 0xda, 0x0f, 0x8e, 0xa2,
      0xfb},
     GUARD_NOTHING},
};

static bool read_id(const char *store, const char *name, unsigned char id[ID_BYTES])
{
    char path[PATH_SIZE], base64[ID_BASE64 + 1] = "";
    unsigned char bytes[ID_BASE64];
    struct text t = TEXT_OF(path);
    text_addf(&t, "%s/%s", store, name);
    FILE *file = t.cut ? NULL : fopen(path, "re");
    if (!file)
        return false;
    const size_t n = fread(base64, 1, ID_BASE64, file);
    (void)fclose(file); /* it was only read */
    if (n != ID_BASE64 || EVP_DecodeBlock(bytes, (unsigned char *)base64, ID_BASE64) < ID_BYTES)
        return false;
    memcpy(id, bytes, ID_BYTES);
    return true;
}

static bool has_tpm(const char *folder)
{
    DIR *dir = opendir(folder);
    bool found = false;
    for (const struct dirent *at = dir ? readdir(dir) : NULL; at; at = readdir(dir))
        found = found || at->d_name[0] != '.';
    if (dir)
        closedir(dir);
    return found;
}

enum secret_guard secret_guard_of(const struct secret_guard_places *places, const char *name)
{
    unsigned char id[ID_BYTES];
    if (!read_id(places->store ? places->store : "/etc/credstore.encrypted", name, id))
        return has_tpm(places->tpm ? places->tpm : "/sys/class/tpmrm") ? GUARD_UNKNOWN : GUARD_HOST;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (memcmp(kinds[i].id, id, ID_BYTES) == 0)
            return kinds[i].guard;
    }
    return GUARD_UNKNOWN;
}
