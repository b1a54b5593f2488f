/* The pages of credentials: how each agent record's key is kept, its test, a new one, its end. No part of
 * a key is ever on the screen. */
#include <string.h>

#include "scenes/maintenance_scene.h"
#include "ui/i18n.h"

static const char *kept_words(const struct operator_key *key)
{
    static const char *const kept[] = {
        [SECRET_MISSING] = "maintenance.key_missing",
        [SECRET_PLAIN] = "maintenance.key_plain",
        [SECRET_SEALED] = "maintenance.key_sealed",
        [SECRET_BY_SYSTEMD] = "maintenance.key_systemd",
    };
    return tr(kept[key->kept]);
}

static const char *key_words(struct view *v, const struct operator_key *key)
{
    return TR(v->arena, "maintenance.key_words", {"login", key->login_end},
              {"kept", kept_words(key)});
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
    if (st->fault.rc)
        sheet->alert = TR(v->arena, "maintenance.failed", {"why", st->fault.what});
    else if (st->act == OPERATOR_KEY_TEST)
        sheet->alert = tr("maintenance.key_tested");
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
                                         .action = MAINTENANCE_KEY_TYPE});
    sheet_button(sheet, &(struct button){.id = "key_remove",
                                         .label = tr(st->sure == 3 ? "maintenance.sure"
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
    (void)v;
    sheet->title = name_of(&st->key);
    sheet->words = tr("maintenance.key_type_words");
    sheet->field = tr("maintenance.key_typed");
    sheet_button(sheet, &(struct button){.id = "key_take",
                                         .label = tr("maintenance.key_take"),
                                         .look = LOOK_QUIET,
                                         .disabled = strlen(st->typed) < 4,
                                         .busy = st->ticket != 0,
                                         .action = MAINTENANCE_KEY_TAKE});
}
