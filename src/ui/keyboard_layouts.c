#include "ui/keyboard_layouts.h"

#include <string.h>

static const struct keyboard_layout qwerty = {{"qwertyuiop", "asdfghjkl", "zxcvbnm"}, "-", "'", 10};
static const struct keyboard_layout qwertz = {
    {"qwertzuiopü", "asdfghjklöä", "yxcvbnmß"}, "-", ".", 11};
static const struct keyboard_layout azerty = {
    {"azertyuiop", "qsdfghjklm", "wxcvbné"}, "-", "'", 10};
static const struct keyboard_layout digits = {
    {"1234567890", "/.,:;&()#", "@+_=\"!?"}, "-", "'", 10};
/* All that German, French, Spanish and Polish need beyond a to z. */
static const struct keyboard_layout accents = {
    {"áàâäąæçćéèê", "ëęíîïłñńóôö", "œśßúùûüÿ"}, "ź", "ż", 11};

const struct keyboard_layout *keyboard_layout(const char *name, enum keyboard_layer layer)
{
    if (layer == KEYBOARD_DIGITS)
        return &digits;
    if (layer == KEYBOARD_ACCENTS)
        return &accents;
    if (name && strcmp(name, "qwertz") == 0)
        return &qwertz;
    if (name && strcmp(name, "azerty") == 0)
        return &azerty;
    return &qwerty;
}

uint32_t keyboard_capital(uint32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7))
        return c - 0x20;
    if (c == 0xFF) /* y with diaeresis lies apart */
        return 0x178;
    /* Latin Extended-A comes in pairs; between 0x139 and 0x148, and from 0x179 on, capitals are odd. */
    const bool capitals_are_odd = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if (capitals_are_odd)
        return c % 2 == 0 ? c - 1 : c;
    if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177))
        return c % 2 == 1 ? c - 1 : c;
    return c;
}
