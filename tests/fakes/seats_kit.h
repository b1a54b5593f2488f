/* Seats kit: the seats scene on a small plan with everything free, for its tests. */
#pragma once

#include "fakes/fake_runtime.h"
#include "scenes/scenes.h"
#include "scenes/seats_scene.h"

/* Row F of the fake plan: seats 10 to 13, an aisle, 14 and 15; their places in it. */
enum { F10, F11, F12, F13, F14, F15, N_SEATS };

const struct seats_scene *seats_kit_state(const struct fake_runtime *rt);
struct seat_status *seats_kit_all_free(const struct plan *plan);
/* Chosen, but not entered: so many adults and children, of them so many need a wheelchair space. */
void seats_kit_open(struct fake_runtime *rt, uint8_t adults, uint8_t children, uint8_t spaces);
void seats_kit_enter(struct fake_runtime *rt, uint8_t adults, uint8_t children);
void seats_kit_touch(struct fake_runtime *rt, uint32_t seat);
bool seats_kit_is_chosen(const struct fake_runtime *rt, uint32_t seat);
void seats_kit_done(struct fake_runtime *rt);
