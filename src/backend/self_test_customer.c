#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "backend/self_test_run.h"
#include "base/text.h"

/* agentCustomer's member names are not public (contract 9.5, unknown 2): every spelling gets a value
 * of its own, and what comes back tells. Members shown under another name are tried in a second
 * round, where the name says what it is for. */
enum { ROLES = 4, SPELLINGS = 6, BODY_SIZE = 1800 };

static const struct role {
    enum self_test_question question;
    const char *key;
    const char *spellings[SPELLINGS];
    const char *hints[4]; /* parts of an unknown name that tell the same */
} roles[ROLES] = {
    {SELF_TEST_FIRST_NAME,
     "first_name_member",
     {"firstName", "firstname", "first", "forename", "givenName", NULL},
     {"first", "fore", "given", NULL}},
    {SELF_TEST_LAST_NAME,
     "last_name_member",
     {"lastName", "lastname", "last", "surname", "familyName", NULL},
     {"last", "sur", "family", NULL}},
    {SELF_TEST_ADDRESS,
     "address_member",
     {"address", "addressLine1", "address1", "street", "firstLineOfAddress", NULL},
     {"addr", "street", "line", NULL}},
    {SELF_TEST_REFERENCE,
     "reference_member",
     {"reference", "agentReference", "customerReference", "orderReference", "ref", NULL},
     {"ref", NULL}},
};

static const char *configured(const struct self_test *t, size_t role)
{
    const struct config *c = t->spec.config;
    const char *const set[ROLES] = {c->first_name_member, c->last_name_member, c->address_member,
                                    c->reference_member};
    return set[role];
}

/* The configured name first, then the known ones; NULL behind the last. */
static const char *spelling(const struct self_test *t, size_t role, size_t i)
{
    if (i == 0)
        return configured(t, role);
    return i <= SPELLINGS ? roles[role].spellings[i - 1] : NULL;
}

/* "Foyer 0-3": whose value came back. The reference itself leads, so that staff can find it. */
static void print_value(const struct self_test *t, size_t role, size_t i, struct text *to)
{
    text_addf(to, "%s %zu-%zu", t->reference, role, i);
}

static void add_pair(struct self_test *t, struct text *body, const char *name, size_t role,
                     size_t i)
{
    text_addf(body, "%s\"%s\":\"", body->at[body->len - 1] == '{' ? "" : ",", name);
    print_value(t, role, i, body);
    text_add(body, "\"");
}

static bool repeats(const struct self_test *t, size_t role, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (strcmp(spelling(t, role, k), spelling(t, role, i)) == 0)
            return true;
    }
    return false;
}

static bool is_word(const char *name)
{
    for (; *name; name++) {
        if (!isalnum((unsigned char)*name) && *name != '_')
            return false;
    }
    return true;
}

static void add_spellings(struct self_test *t, struct text *body, bool all)
{
    for (size_t role = 0; role < ROLES; role++) {
        for (size_t i = 0; spelling(t, role, i) && (all || i == 0); i++) {
            if (!repeats(t, role, i) && is_word(spelling(t, role, i)))
                add_pair(t, body, spelling(t, role, i), role, i);
        }
    }
}

static void note_member(struct self_test *t, const struct probe_value *member)
{
    const size_t n = strlen(t->reference);
    const char *text = probe_text(member), *name = probe_name(member);
    if (strncmp(text, t->reference, n) != 0 || text[n] != ' ' ||
        !isdigit((unsigned char)text[n + 1]))
        return;
    const size_t role = (size_t)(text[n + 1] - '0');
    if (role < ROLES && t->spellings[role][0] == '\0')
        text_copy(t->spellings[role], sizeof(t->spellings[role]), name);
}

static void say_role(struct self_test *t, size_t role)
{
    const char *found = t->spellings[role];
    const enum self_test_question q = roles[role].question;
    if (*found) {
        self_test_say(t, q, SELF_TEST_OK, found, "comes back as \"%s\"", found);
        self_test_fit(t, &(struct self_test_fit){.question = q,
                                                 .section = "service",
                                                 .key = roles[role].key,
                                                 .fits = found,
                                                 .set = configured(t, role)});
        return;
    }
    self_test_say(t, q, SELF_TEST_UNKNOWN, "",
                  t->members[0] ? "no known name came back; the service shows: %s"
                                : "the service shows no customer of a basket%s",
                  t->members);
    self_test_cure(t, q,
                   t->members[0] ? "set the name that stands for it in [service]"
                                 : "ask Spektrix, or read POST baskets at .../Help?mode=Agent");
}

static void say_all(struct self_test *t)
{
    for (size_t role = 0; role < ROLES; role++)
        say_role(t, role);
    self_test_next(t);
}

static bool holds(const char *name, const char *part)
{
    const size_t n = strlen(part);
    for (; *name; name++) {
        if (strncasecmp(name, part, n) == 0)
            return true;
    }
    return false;
}

static bool is_known(const struct self_test *t, const char *name)
{
    for (size_t role = 0; role < ROLES; role++) {
        for (size_t i = 0; spelling(t, role, i); i++) {
            if (strcmp(spelling(t, role, i), name) == 0)
                return true;
        }
    }
    return false;
}

/* A member that nobody asked for, whose name tells what it is. ROLES when none does. */
static size_t role_by_hint(const struct self_test *t, const char *name)
{
    for (size_t role = 0; role < ROLES; role++) {
        for (size_t i = 0; t->spellings[role][0] == '\0' && roles[role].hints[i]; i++) {
            if (is_word(name) && !is_known(t, name) && holds(name, roles[role].hints[i]))
                return role;
        }
    }
    return ROLES;
}

static bool all_found(const struct self_test *t)
{
    size_t n = 0;
    for (size_t role = 0; role < ROLES; role++)
        n += t->spellings[role][0] != '\0';
    return n == ROLES;
}

static void on_shown(struct self_test *t, const struct probe_answer *answer);

static void on_patched_again(struct self_test *t, const struct probe_answer *answer)
{
    (void)answer; /* reading it tells more than the answer */
    self_test_read(t, on_shown);
}

static void send(struct self_test *t, struct text *body, self_test_then then)
{
    text_add(body, "}}");
    const struct self_test_change change = {.method = "PATCH", .body = body->at};
    self_test_change(t, &change, then);
}

static bool try_hints(struct self_test *t, const struct probe_value *customer)
{
    char text[BODY_SIZE];
    bool any = false;
    struct text body = TEXT_OF(text);
    text_add(&body, "{\"agentCustomer\":{");
    for (const struct probe_value *m = probe_first(customer); m; m = probe_next(m)) {
        const size_t role = role_by_hint(t, probe_name(m));
        if (role == ROLES)
            continue;
        add_pair(t, &body, probe_name(m), role, SPELLINGS + 1);
        any = true;
    }
    if (any)
        send(t, &body, on_patched_again);
    return any;
}

static void on_shown(struct self_test *t, const struct probe_answer *answer)
{
    const struct probe_value *customer = probe_member(answer->root, "agentCustomer");
    struct text members = TEXT_OF(t->members);
    for (const struct probe_value *m = probe_first(customer); m; m = probe_next(m)) {
        note_member(t, m);
        text_addf(&members, "%s%s", members.len ? ", " : "", probe_name(m));
    }
    if (!t->in_round_two && !all_found(t)) {
        t->in_round_two = true;
        if (try_hints(t, customer))
            return;
    }
    say_all(t);
}

/* A service that refuses names it does not know is asked with the configured ones alone. */
static void on_patched(struct self_test *t, const struct probe_answer *answer)
{
    char text[BODY_SIZE];
    struct text body = TEXT_OF(text);
    if (answer->fault.rc == RC_OK) {
        self_test_read(t, on_shown);
        return;
    }
    text_add(&body, "{\"agentCustomer\":{");
    add_spellings(t, &body, false);
    send(t, &body, on_patched_again);
}

void self_test_customer(struct self_test *t)
{
    char text[BODY_SIZE];
    struct text body = TEXT_OF(text);
    text_add(&body, "{\"agentCustomer\":{");
    add_spellings(t, &body, true);
    send(t, &body, on_patched);
}

static void on_box_office(struct self_test *t, const struct probe_answer *answer)
{
    struct self_test_finding *finding = &t->result.findings[SELF_TEST_DELIVERY];
    const bool agent = finding->value[0] != '\0', collect = answer->fault.rc == RC_OK;
    self_test_say(t, SELF_TEST_DELIVERY, agent ? SELF_TEST_OK : SELF_TEST_DIFFERS,
                  agent ? (collect ? "1,3" : "3") : (collect ? "1" : "none"),
                  "tickets by the kiosk (3): %s; collected at the box office (1): %s",
                  self_test_yes(agent), self_test_yes(collect));
    if (!agent)
        self_test_cure(t, SELF_TEST_DELIVERY,
                       "allow \"care of agent\" as a delivery of this record in Spektrix");
    self_test_next(t);
}

static void on_agent(struct self_test *t, const struct probe_answer *answer)
{
    const struct self_test_change change = {.method = "PATCH",
                                            .body = "{\"ticketDelivery\":{\"type\":1}}"};
    self_test_say(t, SELF_TEST_DELIVERY, SELF_TEST_UNKNOWN, answer->fault.rc ? "" : "3", "%s", "");
    self_test_change(t, &change, on_box_office);
}

void self_test_delivery(struct self_test *t)
{
    const struct self_test_change change = {.method = "PATCH",
                                            .body = "{\"ticketDelivery\":{\"type\":3}}"};
    self_test_change(t, &change, on_agent);
}
