/* References: "K3-7F2QX9-H", 30 random bits and a check sign in Crockford's base32, which leaves out
 * I, L, O and U so that nobody misreads them; a typed I, L or O is understood. */
#include <string.h>
#include <sys/random.h>

#include "base/text.h"
#include "store/journal_internal.h"

enum { BODY_SIGNS = 6, BAD = -1 };

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static int value_of(char c)
{
    if (c >= 'a' && c <= 'z')
        c = (char)(c - 32);
    if (c == 'O')
        return 0;
    if (c == 'I' || c == 'L')
        return 1;
    const char *at = c != '\0' ? strchr(alphabet, c) : NULL;
    return at ? (int)(at - alphabet) : BAD;
}

/* Times 2 in the field of 32 elements (x^5 + x^2 + 1). Each sign has its own power of 2 as its
 * weight, so every wrong sign and every swap of two neighbours changes the sum. */
static int twice(int value)
{
    return (value << 1 & 31) ^ (value & 16 ? 5 : 0);
}

/* The kiosk's name counts too; there U, which the alphabet leaves out, passes for V. */
static int check_of(const char *kiosk, size_t n_kiosk, const char *body)
{
    int sum = 0;
    for (size_t i = 0; i < n_kiosk + BODY_SIGNS; i++) {
        const char c = *(i < n_kiosk ? kiosk + i : body + (i - n_kiosk));
        const int value = (c == 'U' || c == 'u') && i < n_kiosk ? value_of('V') : value_of(c);
        if (value == BAD)
            return BAD;
        sum = twice(sum ^ value);
    }
    return sum;
}

enum rc journal_reference_make(const char *kiosk_id, char ret_reference[JOURNAL_REFERENCE_SIZE],
                               struct fault *fault)
{
    unsigned char bytes[BODY_SIGNS];
    if (getrandom(bytes, sizeof(bytes), 0) != (ssize_t)sizeof(bytes)) {
        *fault = fault_make(RC_STORE, 0, "journal: no random bytes");
        return fault->rc;
    }
    char body[BODY_SIGNS + 1] = "";
    for (size_t i = 0; i < BODY_SIGNS; i++)
        body[i] = alphabet[bytes[i] & 31];
    const int check = check_of(kiosk_id, strlen(kiosk_id), body);
    struct text t = text_over(ret_reference, JOURNAL_REFERENCE_SIZE);
    text_addf(&t, "%s-%s-%c", kiosk_id, body, check == BAD ? '?' : alphabet[check]);
    if (check != BAD && !t.cut)
        return RC_OK;
    *fault = fault_make(RC_CONFIG, 0, "journal: the kiosk's id must be letters and digits");
    return fault->rc;
}

bool journal_reference_is_sound(const char *reference)
{
    const size_t n = strnlen(reference, JOURNAL_REFERENCE_SIZE);
    const size_t tail = BODY_SIGNS + 3; /* "-7F2QX9-H" */
    if (n >= JOURNAL_REFERENCE_SIZE || n <= tail)
        return false;
    const size_t n_kiosk = n - tail;
    const char *body = reference + n_kiosk + 1;
    if (reference[n_kiosk] != '-' || body[BODY_SIGNS] != '-')
        return false;
    const int check = check_of(reference, n_kiosk, body);
    return check != BAD && check == value_of(reference[n - 1]);
}
