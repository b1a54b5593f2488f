/* Maintenance, its files: maintenance.c decides, maintenance_view.c shows. */
#pragma once

#include "scenes/scene.h"

enum maintenance_action {
    ACTION_RESYNC = ACTION_SCENE,
    ACTION_CHECK,
    ACTION_DONE,
    ACTION_HIDE_CHECKS
};
enum { LOCK_MS = 180 * 1000, CHECKS_MAX = 12, SECOND_MS = 1000 };

struct maintenance_scene {
    uint32_t sales_ticket, sync_ticket, check_ticket; /* 0: none in flight */
    enum rc sync_failed, check_failed;
    bool synced; /* a resync ended well since the screen came up */
    struct check_line checks[CHECKS_MAX];
    size_t n_checks;
    int64_t lock_at_ms; /* the screen locks itself */
};

void maintenance_view(const struct scene_ctx *sc, struct view *v);
