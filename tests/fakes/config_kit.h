/* Config kit: a configuration from the text of its file. */
#pragma once

#include "config/config.h"

/* What no configuration can do without. */
#define CONFIG_REQUIRED "[service]\nbase_url = https://h.example/c/api/v3/\nlogin = kiosk\n"

/* False when it cannot be written. */
bool config_kit_write(const char *dir, const char *name, const char *text);
/* Writes `text` to kiosk.ini in the folder and loads it. */
enum rc config_kit_load(const char *dir, const char *text, struct config *ret, struct fault *fault);
