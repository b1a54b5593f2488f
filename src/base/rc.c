#include "base/rc.h"

#include <assert.h>
#include <stdarg.h>

#include "base/text.h"

static const struct {
    const char *name, *text;
    enum rc_class class;
} table[RC_COUNT] = {
#define X(name, class, text) [RC_##name] = {#name, text, RC_CLASS_##class},
    RC_LIST(X)
#undef X
};

const char *rc_text(enum rc rc)
{
    assert(rc < RC_COUNT);
    return table[rc].text;
}

const char *rc_name(enum rc rc)
{
    assert(rc < RC_COUNT);
    return table[rc].name;
}

enum rc_class rc_class_of(enum rc rc)
{
    assert(rc < RC_COUNT);
    return table[rc].class;
}

struct fault fault_make(enum rc rc, int detail, const char *fmt, ...)
{
    struct fault fault = {.rc = rc, .detail = detail};
    struct text what = TEXT_OF(fault.what);
    va_list ap;
    va_start(ap, fmt);
    text_addv(&what, fmt, ap);
    va_end(ap);
    return fault;
}
