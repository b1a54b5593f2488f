#include "model/profile.h"

#include <string.h>
#include <strings.h>

static bool list_has_id(const char (*ids)[ID_SIZE], size_t n, const char *id)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(ids[i], id) == 0)
            return true;
    }
    return false;
}

/* Names of attributes and bands are typed by people at two places: letter case does not count. */
static bool lines_have(const char *lines, const char *line)
{
    const size_t n = strlen(line);
    while (*lines) {
        const size_t here = strcspn(lines, "\n");
        if (here == n && strncasecmp(lines, line, n) == 0)
            return true;
        lines += here + (lines[here] == '\n');
    }
    return false;
}

static bool has_band(const struct profile_rule *rule, const char *bands)
{
    for (size_t i = 0; i < rule->n_bands; i++) {
        if (lines_have(bands, rule->bands[i]))
            return true;
    }
    return false;
}

bool profile_rule_fits(const struct profile_rule *rule, const struct profile_subject *subject)
{
    if (rule->n_events > 0 && !list_has_id(rule->events, rule->n_events, subject->event_id))
        return false;
    if (rule->n_instances > 0 &&
        !list_has_id(rule->instances, rule->n_instances, subject->instance_id))
        return false;
    if (rule->attribute[0] && !lines_have(subject->attributes, rule->attribute))
        return false;
    if (rule->n_bands > 0 && !has_band(rule, subject->bands))
        return false;
    if (when_is_known(&rule->from) && when_days_between(&rule->from, &subject->start) < 0)
        return false;
    return !when_is_known(&rule->until) || when_days_between(&subject->start, &rule->until) >= 0;
}

size_t profile_of(const struct profile *profiles, size_t n, const struct profile_subject *subject)
{
    for (size_t i = PROFILE_MAIN + 1; i < n; i++) {
        if (profile_rule_fits(&profiles[i].rule, subject))
            return i;
    }
    return PROFILE_MAIN;
}

size_t profile_find(const struct profile *profiles, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(profiles[i].name, name) == 0)
            return i;
    }
    return PROFILES_MAX;
}

bool profile_asks_bands(const struct profile *profiles, size_t n)
{
    for (size_t i = PROFILE_MAIN + 1; i < n; i++) {
        if (profiles[i].rule.n_bands > 0)
            return true;
    }
    return false;
}

bool profile_offers_band(const struct profile *profile, const char *name)
{
    for (size_t i = 0; i < profile->rule.n_bands; i++) {
        if (strcasecmp(profile->rule.bands[i], name) == 0)
            return true;
    }
    return profile->rule.n_bands == 0;
}

void profile_close_seats(const struct profile *profile, const struct price_list *list,
                         struct seat_status *status)
{
    for (uint32_t i = 0; i < status->n_seats && profile->rule.n_bands > 0; i++) {
        const size_t band = status->band[i];
        if (band >= list->n_bands || !profile_offers_band(profile, list->bands[band].name))
            status->state[i] = SEAT_UNAVAILABLE;
    }
}
