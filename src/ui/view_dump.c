/* The semantic widgets as text, one a line, for golden files:
 *
 *   role id[nth] "label" value "words" sub "words" [disabled] [chosen] [busy] [error]
 *
 * Empty parts are left out; typed values and codes appear as their length only. */
#include "base/text.h"
#include "ui/view.h"

static const char *const role_names[] = {
    [ROLE_NONE] = "",       [ROLE_HEADING] = "heading", [ROLE_TEXT] = "text",
    [ROLE_ALERT] = "alert", [ROLE_BUTTON] = "button",   [ROLE_TOGGLE] = "toggle",
    [ROLE_FIELD] = "field", [ROLE_KEY] = "key",         [ROLE_PROGRESS] = "progress",
    [ROLE_TIMER] = "timer", [ROLE_IMAGE] = "image",     [ROLE_CODE] = "code",
    [ROLE_PLAN] = "plan",
};

static void quote(struct text *t, const char *s)
{
    text_add(t, "\"");
    for (; *s; s++) {
        if (*s == '"' || *s == '\\')
            text_addf(t, "\\%c", *s);
        else if (*s == '\n')
            text_add(t, "\\n");
        else
            text_add_n(t, s, 1);
    }
    text_add(t, "\"");
}

static void part(struct text *t, const char *what, const char *words)
{
    if (*words == '\0')
        return;
    text_addf(t, " %s ", what);
    quote(t, words);
}

static void flag(struct text *t, bool on, const char *what)
{
    if (on)
        text_addf(t, " [%s]", what);
}

static void line(struct text *t, const struct widget *w)
{
    text_addf(t, "%s %s[%u] ", role_names[w->role], w->id[0] ? w->id : "-", (unsigned)w->nth);
    quote(t, w->label);
    if (w->role != ROLE_FIELD && w->role != ROLE_CODE)
        part(t, "value", w->value);
    else if (*w->value)
        text_addf(t, " value <%zu>", text_count(w->value));
    if (w->role == ROLE_PROGRESS)
        text_addf(t, " value \"%d/1000\"", w->level);
    part(t, "sub", w->sub);
    /* A control without a word on it has its name in the hint. */
    if (*w->label == '\0')
        part(t, "hint", w->hint);
    flag(t, w->disabled, "disabled");
    flag(t, w->chosen, "chosen");
    flag(t, w->busy, "busy");
    flag(t, w->error, "error");
    text_add(t, "\n");
}

void view_dump(const struct view *v, char *out, size_t size)
{
    struct text t = text_over(out, size);
    text_add(&t, "screen ");
    quote(&t, v->title);
    text_add(&t, "\n");
    for (size_t i = 0; i < v->n_widgets; i++) {
        if (v->modal_from > 0 && i == v->modal_from)
            text_add(&t, "modal\n");
        if (v->widgets[i].role != ROLE_NONE)
            line(&t, &v->widgets[i]);
    }
    for (size_t i = 0; i < v->n_lists; i++) {
        const struct view_list *l = &v->lists[i];
        text_addf(&t, "list %s first %u shown %u total %u\n", l->id, (unsigned)l->first,
                  (unsigned)l->shown, (unsigned)l->total);
    }
}
