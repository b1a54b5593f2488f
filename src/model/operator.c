#include "model/operator.h"

#include <assert.h>

const char *operator_act_name(enum operator_act act)
{
    static const char *const names[OPERATOR_ACT_COUNT] = {
#define X(name, changes) [OPERATOR_##name] = #name,
        OPERATOR_ACT_LIST(X)
#undef X
    };
    assert(act < OPERATOR_ACT_COUNT);
    return names[act];
}

bool operator_act_changes(enum operator_act act)
{
    static const bool change[OPERATOR_ACT_COUNT] = {
#define X(name, changes) [OPERATOR_##name] = (changes),
        OPERATOR_ACT_LIST(X)
#undef X
    };
    assert(act < OPERATOR_ACT_COUNT);
    return change[act];
}
