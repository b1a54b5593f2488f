/* The pages of credentials: how each agent record's key is kept, its test, a new one, its end. No part of
 * a key is ever on the screen. */
#include <string.h>

#include "scenes/maintenance_scene.h"
#include "ui/i18n.h"

enum { KEY_LEAST = 4 }; /* of Base64 */

const char *maintenance_kept_words(enum secret_kept kept, enum secret_guard guard)
{
    static const char *const words[] = {
        [SECRET_MISSING] = "maintenance.key_missing",
        [SECRET_PLAIN] = "maintenance.key_plain",
        [SECRET_SEALED] = "maintenance.key_sealed",
    };
    static const char *const guards[] = {
        [GUARD_UNKNOWN] = "maintenance.key_systemd",
        [GUARD_NOTHING] = "maintenance.key_systemd_null",
        [GUARD_HOST] = "maintenance.key_systemd_host",
        [GUARD_TPM] = "maintenance.key_systemd_tpm",
    };
    return tr(kept == SECRET_BY_SYSTEMD ? guards[guard] : words[kept]);
}

enum sheet_sign maintenance_kept_sign(enum secret_kept kept, enum secret_guard guard)
{
    const bool locked = kept == SECRET_BY_SYSTEMD && guard != GUARD_NOTHING;
    return locked ? SIGN_GOOD : kept == SECRET_SEALED ? SIGN_INFO : SIGN_WARN;
}

static const char *key_words(struct view *v, const struct operator_key *key)
{
    return TR(v->arena, "maintenance.key_words", {"login", key->login_end},
              {"kept", maintenance_kept_words(key->kept, key->guard)});
}

static const char *name_of(const struct operator_key *key)
{
    return key->label[0] ? key->label : key->name;
}

static void say_outcome(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    const bool ours = st->act == OPERATOR_KEY_TEST || st->act == OPERATOR_KEY_ROTATE ||
                      st->act == OPERATOR_KEY_REMOVE;
    if (!st->over || !ours)
        return;
    if (st->fault.rc == RC_AUTH)
        sheet->alert = tr(st->act == OPERATOR_KEY_ROTATE ? "maintenance.key_refused_new"
                                                         : "maintenance.key_refused");
    else if (st->fault.rc)
        sheet->alert = TR(v->arena, "maintenance.failed", {"why", st->fault.what});
    else if (st->act == OPERATOR_KEY_TEST)
        sheet->alert = tr("maintenance.key_tested");
    else if (st->fault.detail == OPERATOR_AT_RESTART)
        sheet->alert = tr("maintenance.key_at_restart");
    else
        sheet->alert = tr(st->act == OPERATOR_KEY_ROTATE ? "maintenance.key_taken"
                                                         : "maintenance.key_removed");
}

void maintenance_credentials(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    sheet->title = tr("maintenance.key");
    sheet->words = tr("maintenance.keys_words");
    say_outcome(sc, v, sheet);
    if (!st->report || st->report->act != OPERATOR_KEYS)
        return;
    for (size_t i = 0; i < st->report->n_keys; i++) {
        const struct operator_key *key = &st->report->keys[i];
        sheet_row(sheet, &(struct sheet_row){.id = "record",
                                             .label = name_of(key),
                                             .words = key_words(v, key),
                                             .sign = key->serves ? SIGN_GOOD : SIGN_WARN,
                                             .action = MAINTENANCE_KEY,
                                             .arg = (uint32_t)i});
    }
}

void maintenance_credential(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    const bool ours = st->key.kept != SECRET_BY_SYSTEMD;
    sheet->title = name_of(&st->key);
    sheet->words = key_words(v, &st->key);
    say_outcome(sc, v, sheet);
    sheet_button(sheet, &(struct button){.id = "key_test",
                                         .label = tr("maintenance.key_test"),
                                         .icon = "test",
                                         .look = LOOK_QUIET,
                                         .busy = st->ticket != 0,
                                         .action = MAINTENANCE_KEY_TEST});
    sheet_button(sheet, &(struct button){.id = "key_type",
                                         .label = tr("maintenance.key_new"),
                                         .icon = "key",
                                         .look = LOOK_QUIET,
                                         .disabled = !ours,
                                         .action = MAINTENANCE_PAGE,
                                         .arg = PAGE_TYPE_KEY});
    sheet_button(sheet,
                 &(struct button){.id = "key_remove",
                                  .label = tr(st->sure == SURE_REMOVE ? "maintenance.sure"
                                                                      : "maintenance.key_remove"),
                                  .icon = "x",
                                  .look = LOOK_DANGER,
                                  .disabled = !ours || st->key.kept == SECRET_MISSING,
                                  .busy = st->ticket != 0,
                                  .action = MAINTENANCE_KEY_REMOVE});
}

void maintenance_type_key(const struct scene_ctx *sc, struct view *v, struct sheet *sheet)
{
    const struct maintenance_scene *st = sc->state;
    const size_t n = strlen(st->typed);
    sheet->title = name_of(&st->key);
    sheet->words = tr("maintenance.key_type_words");
    /* The key itself is never drawn, only how long it is. */
    sheet->field = (struct sheet_field){
        .label = tr("maintenance.key_typed"),
        .value = TR_N(v->arena, "maintenance.key_length", n, {"n", view_printf(v, "%zu", n)}),
        .action = MAINTENANCE_FIELD,
        .keyboard = &st->keyboard,
        .spec = maintenance_keyboard(sc)};
    sheet->primary = (struct button){.id = "key_take",
                                     .label = tr("maintenance.key_take"),
                                     .disabled = n < KEY_LEAST,
                                     .busy = st->ticket != 0,
                                     .action = MAINTENANCE_KEY_TAKE};
}
