#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "config/pin.h"
#include "tools/foyerctl.h"
#include "tools/foyerctl_secrets.h"

static int usage(void)
{
    fputs("foyerctl: pin set [--name ANNA], pin list, or pin remove --name ANNA\n", stderr);
    return FOYERCTL_USAGE;
}

static enum rc set(const char *pin_file, const char *name, struct fault *fault)
{
    char pin[32];
    *fault = fault_make(RC_CONFIG, 0, "nothing was typed");
    enum rc rc = RC_CONFIG;
    if (foyerctl_read_secret("Code (6 to 12 digits): ", pin, sizeof(pin)))
        rc = pin_set(pin_file, name, pin, fault);
    mem_wipe(pin, sizeof(pin));
    return rc;
}

static enum rc list(const char *pin_file, struct fault *fault)
{
    struct pin_persons persons;
    const enum rc rc = pin_list(pin_file, &persons, fault);
    for (size_t i = 0; i < persons.n; i++)
        puts(persons.names[i]);
    return rc;
}

int foyerctl_pin(struct foyerctl *ctl)
{
    const char *what = ctl->args[0], *pin_file = ctl->config.pin_file;
    const bool named = ctl->n_args == 3 && strcmp(ctl->args[1], "--name") == 0;
    struct fault fault = {RC_OK, 0, ""};
    enum rc rc;
    if (ctl->n_args != 1 && !named)
        return usage();
    if (strcmp(what, "set") == 0)
        rc = set(pin_file, named ? ctl->args[2] : "STAFF", &fault);
    else if (strcmp(what, "list") == 0 && !named)
        rc = list(pin_file, &fault);
    else if (strcmp(what, "remove") == 0 && named)
        rc = pin_remove(pin_file, ctl->args[2], &fault);
    else
        return usage();
    return rc ? foyerctl_fail(&fault) : FOYERCTL_OK;
}
