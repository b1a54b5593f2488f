#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "tools/foyerctl_sales.h"

static int usage(void)
{
    fputs("usage: foyerctl sales [--all] [--csv | --json] [REFERENCE | ORDER]\n"
          "       foyerctl sales verify\n"
          "  --all   attempts that did not become an order, too\n"
          "  --csv   a line for each ticket, without barcodes, for the books\n"
          "  verify  recomputes the chain of the journal and of its second copy\n",
          stderr);
    return FOYERCTL_USAGE;
}

static void see(void *ctx, const struct attempt *attempt, const struct order *order)
{
    struct sales_out *out = ctx;
    const bool wanted = !out->wanted || strcmp(out->wanted, attempt->reference) == 0 ||
                        strcmp(out->wanted, attempt->order_id) == 0;
    if (wanted && (out->all || out->wanted || attempt->order_id[0]))
        foyerctl_sales_print(out, attempt, order);
}

static bool read_arguments(struct sales_out *out)
{
    for (int i = 0; i < out->ctl->n_args; i++) {
        const char *arg = out->ctl->args[i];
        if (strcmp(arg, "--csv") == 0)
            out->csv = true;
        else if (strcmp(arg, "--all") == 0)
            out->all = true;
        else if (arg[0] == '-' || arg[0] == '\0' || out->wanted)
            return false;
        else
            out->wanted = arg;
    }
    return !(out->csv && out->ctl->json);
}

static enum rc list(struct sales_out *out)
{
    const bool json = out->ctl->json && !out->csv;
    if (out->csv)
        foyerctl_sales_print_csv_head();
    fputs(json ? "[" : "", stdout);
    enum rc rc = RC_OK;
    if (out->journal)
        rc = journal_each(out->journal, false, see, out, &out->fault);
    fputs(json ? "]\n" : "", stdout);
    if (rc == RC_OK && out->wanted && out->n == 0) {
        out->fault = fault_make(RC_NOT_FOUND, 0, "the journal has no %.64s", out->wanted);
        rc = out->fault.rc;
    }
    return rc ? rc : out->fault.rc;
}

static const char *words_of(const struct fault *fault)
{
    return fault->rc ? fault->what : "whole";
}

static int verify(const struct foyerctl *ctl, struct journal *journal)
{
    struct fault chain = {RC_OK, 0, ""}, copy = {RC_OK, 0, ""};
    struct journal_proof proof = {0};
    chain.rc = journal_verify(journal, &chain);
    copy.rc = journal_verify_copy(journal, &proof, &copy);
    const bool has_copy = ctl->config.journal_copy[0] != '\0';
    if (ctl->json) {
        printf("{\"events\": %" PRId64 ", \"journal\": ", proof.n_events);
        foyerctl_print_json(words_of(&chain));
        printf(", \"copied\": %" PRId64 ", \"copy\": ", proof.n_copied);
        foyerctl_print_json(has_copy ? words_of(&copy) : "none");
        puts("}");
    } else {
        printf("journal  %" PRId64 " events, %s\n", proof.n_events, words_of(&chain));
        printf("copy     %" PRId64 " events, %s\n", proof.n_copied,
               has_copy ? words_of(&copy) : "none is configured");
    }
    return chain.rc || copy.rc ? FOYERCTL_FAILED : FOYERCTL_OK;
}

int foyerctl_sales(struct foyerctl *ctl)
{
    struct sales_out out = {.ctl = ctl};
    if (!read_arguments(&out))
        return usage();
    const struct journal_spec spec = foyerctl_journal(ctl, true);
    enum rc rc = journal_open(&spec, &out.journal, &out.fault);
    if (rc && rc != RC_NOT_FOUND)
        return foyerctl_fail(&out.fault);
    if (rc) { /* no journal yet: nothing was ever sold */
        out.journal = NULL;
        out.fault.rc = RC_OK;
    }
    const bool verifies = out.wanted && strcmp(out.wanted, "verify") == 0;
    int status = FOYERCTL_OK;
    if (verifies && out.journal)
        status = verify(ctl, out.journal);
    else if (!verifies && list(&out))
        status = foyerctl_fail(&out.fault);
    journal_close(out.journal);
    return status;
}
