#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "config/config_list.h"
#include "tools/foyerctl_check.h"

enum { REMARKS_AT = 44 };

struct list {
    bool json;
    size_t n;
    char section[64];
};

static void print_json(struct list *list, const struct config_shown *shown)
{
    fputs(list->n++ > 0 ? ",\n {\"section\": " : "{\"section\": ", stdout);
    foyerctl_print_json(shown->section);
    fputs(", \"key\": ", stdout);
    foyerctl_print_json(shown->name);
    fputs(", \"value\": ", stdout);
    foyerctl_print_json(shown->value);
    fputs(", \"unit\": ", stdout);
    foyerctl_print_json(shown->unit);
    fputs(", \"file\": ", stdout);
    foyerctl_print_json(shown->file ? shown->file : "");
    printf(", \"line\": %d, \"inherited\": %s, \"restart\": %s, \"unused\": %s}", shown->line,
           shown->inherited ? "true" : "false", shown->restart ? "true" : "false",
           shown->unused ? "true" : "false");
}

/* As lines of an ini file, with what is to know behind the sign of a remark. */
static void print_line(struct list *list, const struct config_shown *shown)
{
    if (strcmp(list->section, shown->section) != 0)
        printf("%s[%s]\n", list->n++ > 0 ? "\n" : "", shown->section);
    text_copy(list->section, sizeof(list->section), shown->section);
    const int n = printf("%s = %s", shown->name, shown->value);
    printf("%*s ; ", n < REMARKS_AT ? REMARKS_AT - n : 0, "");
    if (shown->inherited)
        fputs("as for the main record: ", stdout);
    if (shown->file)
        printf("%s:%d", shown->file, shown->line);
    else
        fputs("default", stdout);
    printf("%s%s\n", shown->restart ? ", needs a restart" : "",
           shown->unused ? ", has no meaning any more" : "");
}

static void see(void *ctx, const struct config_shown *shown)
{
    struct list *list = ctx;
    if (list->json)
        print_json(list, shown);
    else
        print_line(list, shown);
}

void foyerctl_check_list(const struct config *config, const struct config_report *report, bool json)
{
    struct list list = {.json = json};
    if (json)
        putchar('[');
    config_list(config, report, see, &list);
    if (json)
        puts("]");
}
