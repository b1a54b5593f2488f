#include "config/config_first.h"

#include "base/mem.h"
#include "config/config_report.h"

enum rc config_first_load(const char *path, struct config *ret, bool *ret_complete,
                          struct fault *fault)
{
    struct config_report *report = mem_zalloc(sizeof(*report));
    enum rc rc = config_load_report(path, ret, report, fault);
    *ret_complete = rc == RC_OK;
    if (report->incomplete)
        rc = fault->rc = report->missing ? RC_NOT_FOUND : RC_OK;
    mem_free(report);
    return rc;
}
