/* Robot look: the verbs that read the screen: settle, until, expect, shot, tickets. */
#pragma once

#include "app/robot_act.h"

struct session;
struct widget;

enum robot_done robot_look(struct robot_act *act, struct runtime *rt,
                           const struct robot_line *line);
/* Nothing of a customer is left: no basket, no order, no name. */
bool robot_look_session_is_empty(const struct session *session);
/* No command and no picture is under way, and what happened is drawn. */
bool robot_look_is_settled(const struct runtime *rt);
const struct widget *
robot_look_seatmap(const struct runtime *rt); /* on screen and alive, or NULL */
