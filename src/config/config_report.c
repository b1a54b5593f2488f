#include "config/config_report.h"

#include "base/text.h"

void config_report_add(struct config_report *report, const struct config_origin *at,
                       const char *what, const char *why)
{
    if (report->n_complaints == CONFIG_COMPLAINTS_MAX) {
        report->n_more++;
        return;
    }
    char *complaint = report->complaints[report->n_complaints++];
    struct text t = text_over(complaint, CONFIG_COMPLAINT_SIZE);
    text_addf(&t, "%s:", report->files[at->file]);
    if (at->line > 0)
        text_addf(&t, "%d:", at->line);
    text_addf(&t, " %s: %s", what, why);
}
