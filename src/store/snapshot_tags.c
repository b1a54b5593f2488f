#include "store/snapshot_tags.h"

#include <stdlib.h>
#include <string.h>

enum { TAGS_MAX = 64 }; /* chips that anyone would page through */

struct tally {
    const char *tag; /* not terminated */
    size_t n;        /* bytes */
    size_t events;
};

static void count_tag(struct tally *tallies, size_t *n_tallies, const char *tag, size_t n)
{
    for (size_t i = 0; i < *n_tallies; i++) {
        if (tallies[i].n == n && memcmp(tallies[i].tag, tag, n) == 0) {
            tallies[i].events++;
            return;
        }
    }
    if (n > 0 && *n_tallies < TAGS_MAX)
        tallies[(*n_tallies)++] = (struct tally){tag, n, 1};
}

static int most_frequent_first(const void *left, const void *right)
{
    const struct tally *a = left, *b = right;
    if (a->events != b->events)
        return a->events > b->events ? -1 : 1;
    const int order = memcmp(a->tag, b->tag, a->n < b->n ? a->n : b->n);
    return order != 0 ? order : (a->n < b->n ? -1 : a->n > b->n);
}

void snapshot_tags_collect(struct catalogue *catalogue)
{
    struct tally tallies[TAGS_MAX];
    size_t n = 0;
    for (size_t e = 0; e < catalogue->n_events; e++) {
        for (const char *at = catalogue->events[e].tags; *at != '\0';) {
            const size_t length = strcspn(at, "\n");
            count_tag(tallies, &n, at, length);
            at += length + (at[length] == '\n');
        }
    }
    if (n > 0)
        qsort(tallies, n, sizeof(*tallies), most_frequent_first);
    catalogue->tags = arena_alloc_array(catalogue->arena, n, sizeof(*catalogue->tags));
    for (size_t i = 0; i < n; i++)
        catalogue->tags[i] = arena_strndup(catalogue->arena, tallies[i].tag, tallies[i].n);
    catalogue->n_tags = n;
}
