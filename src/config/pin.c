#include "config/pin.h"

#include <crypt.h>
#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "config/pin_tries.h"
#include "config/secure_file.h"

enum { DIGITS_MIN = 6, DIGITS_MAX = 12, FILE_SIZE = 4096, SCRYPT_COUNT = 6 };
enum { HASH_SIZE = CRYPT_GENSALT_OUTPUT_SIZE };

struct person {
    char name[PIN_NAME_SIZE], hash[HASH_SIZE];
};
struct persons {
    struct person at[PIN_PERSONS_MAX];
    size_t n;
};

bool pin_is_name(const char *name)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    const size_t n = strlen(name);
    return n > 0 && n < PIN_NAME_SIZE && strspn(name, allowed) == n;
}

static bool read_person(char *line, struct person *ret)
{
    char *space = strchr(line, ' ');
    if (!space)
        return false;
    *space = '\0';
    return pin_is_name(line) && space[1] == '$' && text_copy(ret->name, sizeof(ret->name), line) &&
           text_copy(ret->hash, sizeof(ret->hash), space + 1);
}

static enum rc read_persons(const char *path, struct persons *ret, struct fault *fault)
{
    char text[FILE_SIZE];
    *ret = (struct persons){.n = 0};
    const enum rc rc = secure_file_read_all(path, text, sizeof(text), fault);
    if (rc)
        return rc;
    for (char *line = text; *line != '\0';) {
        const size_t n = strcspn(line, "\n");
        char *next = line + n + (line[n] == '\n');
        line[n] = '\0';
        if (ret->n == PIN_PERSONS_MAX || !read_person(line, &ret->at[ret->n])) {
            *fault =
                fault_make(RC_CONFIG, 0, "%s is damaged: remove it and set the codes again", path);
            return fault->rc;
        }
        ret->n++;
        line = next;
    }
    return RC_OK;
}

static enum rc write_persons(const char *path, const struct persons *persons, struct fault *fault)
{
    char text[FILE_SIZE];
    struct text t = TEXT_OF(text);
    for (size_t i = 0; i < persons->n; i++)
        text_addf(&t, "%s %s\n", persons->at[i].name, persons->at[i].hash);
    return secure_file_write(path, text, fault);
}

/* False when libcrypt cannot. `setting` may be a hash: its salt is taken. */
static bool hash_of(const char *pin, const char *setting, char out[HASH_SIZE])
{
    struct crypt_data *data = mem_zalloc(sizeof(*data));
    const char *made = crypt_r(pin, setting, data);
    const bool ok = made && made[0] != '*' && text_copy(out, HASH_SIZE, made);
    mem_wipe(data, sizeof(*data));
    mem_free(data);
    return ok;
}

static bool same(const char *a, const char *b)
{
    const size_t n = strlen(a);
    unsigned char differ = 0;
    if (n != strlen(b))
        return false;
    for (size_t i = 0; i < n; i++) /* all of it, so that the time tells nothing */
        differ |= (unsigned char)(a[i] ^ b[i]);
    return differ == 0;
}

/* Whose hash that is; PIN_PERSONS_MAX for nobody's. All are looked at, each whole. */
static size_t find_hash(const struct persons *persons, const char hash[HASH_SIZE])
{
    size_t found = PIN_PERSONS_MAX;
    for (size_t i = 0; i < persons->n; i++) {
        if (same(persons->at[i].hash, hash))
            found = i;
    }
    return found;
}

enum rc pin_check(const struct pin_try *attempt, char ret_person[PIN_NAME_SIZE],
                  struct fault *fault)
{
    const struct pin_tries_of of = {attempt->state_dir, attempt->clock};
    struct persons persons;
    char hash[HASH_SIZE];
    const enum rc rc = read_persons(attempt->pin_file, &persons, fault);
    if (rc == RC_NOT_FOUND || (rc == RC_OK && persons.n == 0))
        *fault = fault_make(RC_CONFIG, 0, "no code is set: foyerctl pin set");
    if (rc || persons.n == 0)
        return fault->rc;
    if (pin_tries_count(&of, fault)) /* first: pulling the plug gives no try back */
        return fault->rc;
    const bool hashed = hash_of(attempt->pin, persons.at[0].hash, hash);
    const size_t who = hashed ? find_hash(&persons, hash) : PIN_PERSONS_MAX;
    mem_wipe(hash, sizeof(hash));
    if (who == PIN_PERSONS_MAX) {
        *fault = fault_make(RC_REJECTED, 0, "wrong code");
        return fault->rc;
    }
    text_copy(ret_person, PIN_NAME_SIZE, persons.at[who].name);
    return pin_tries_forget(&of, fault);
}

bool pin_is_allowed(const char *pin)
{
    const size_t n = strlen(pin);
    const int step = n > 1 ? pin[1] - pin[0] : 0;
    bool even = step >= -1 && step <= 1; /* 000000, 123456, 987654 */
    for (size_t i = 0; i < n; i++) {
        if (!isdigit((unsigned char)pin[i]))
            return false;
        even = even && (i == 0 || pin[i] - pin[i - 1] == step);
    }
    return n >= DIGITS_MIN && n <= DIGITS_MAX && !even;
}

static size_t find_person(const struct persons *persons, const char *name)
{
    for (size_t i = 0; i < persons->n; i++) {
        if (strcmp(persons->at[i].name, name) == 0)
            return i;
    }
    return PIN_PERSONS_MAX;
}

static enum rc put(struct persons *persons, const char *name, const char *hash, struct fault *fault)
{
    const size_t theirs = find_hash(persons, hash);
    size_t at = find_person(persons, name);
    *fault = fault_make(RC_CONFIG, 0, "that code is not free: take another one");
    if (theirs != PIN_PERSONS_MAX && theirs != at)
        return fault->rc;
    *fault = fault_make(RC_CONFIG, 0, "there are codes for %d persons already: pin remove one",
                        (int)PIN_PERSONS_MAX);
    if (at == PIN_PERSONS_MAX && persons->n == PIN_PERSONS_MAX)
        return fault->rc;
    if (at == PIN_PERSONS_MAX)
        at = persons->n++;
    text_copy(persons->at[at].name, PIN_NAME_SIZE, name);
    text_copy(persons->at[at].hash, HASH_SIZE, hash);
    return RC_OK;
}

static bool setting_for(const struct persons *persons, char out[HASH_SIZE])
{
    if (persons->n > 0)
        return text_copy(out, HASH_SIZE, persons->at[0].hash);
    return crypt_gensalt_rn("$7$", SCRYPT_COUNT, NULL, 0, out, HASH_SIZE) != NULL;
}

enum rc pin_set(const char *pin_file, const char *person, const char *pin, struct fault *fault)
{
    struct persons persons;
    char setting[HASH_SIZE], hash[HASH_SIZE];
    *fault = fault_make(RC_CONFIG, 0, "a name is 1 to 23 capital letters, digits and hyphens");
    if (!pin_is_name(person))
        return fault->rc;
    *fault =
        fault_make(RC_CONFIG, 0, "6 to 12 digits are needed, neither all the same nor counting on");
    if (!pin_is_allowed(pin))
        return fault->rc;
    enum rc rc = read_persons(pin_file, &persons, fault);
    if (rc && rc != RC_NOT_FOUND)
        return rc;
    if (!setting_for(&persons, setting) || !hash_of(pin, setting, hash)) {
        *fault = fault_make(RC_CONFIG, errno, "the code could not be hashed");
        return fault->rc;
    }
    rc = put(&persons, person, hash, fault);
    return rc ? rc : write_persons(pin_file, &persons, fault);
}

enum rc pin_remove(const char *pin_file, const char *person, struct fault *fault)
{
    struct persons persons;
    const enum rc rc = read_persons(pin_file, &persons, fault);
    if (rc)
        return rc;
    const size_t at = find_person(&persons, person);
    if (at == PIN_PERSONS_MAX) {
        *fault = fault_make(RC_NOT_FOUND, 0, "nobody is called %.23s", person);
        return fault->rc;
    }
    if (persons.n == 1) {
        *fault = fault_make(RC_CONFIG, 0, "%.23s is the last one: set another code first", person);
        return fault->rc;
    }
    persons.at[at] = persons.at[--persons.n];
    return write_persons(pin_file, &persons, fault);
}

enum rc pin_list(const char *pin_file, struct pin_persons *ret, struct fault *fault)
{
    struct persons persons;
    const enum rc rc = read_persons(pin_file, &persons, fault);
    *ret = (struct pin_persons){.n = 0};
    if (rc && rc != RC_NOT_FOUND)
        return rc;
    ret->n = persons.n;
    for (size_t i = 0; i < persons.n; i++)
        text_copy(ret->names[i], PIN_NAME_SIZE, persons.at[i].name);
    return RC_OK;
}
