#include "scenes/say.h"
#include "scenes/scene.h"
#include "ui/i18n.h"

static const char *pause_end(const struct scene_ctx *sc, struct arena *a)
{
    const struct wall ends = when_local(sc->health->pause_ends_utc_s);
    const bool today = when_days_between(&sc->now, &ends) == 0;
    return today ? say_time(a, &ends) : say_when_inside(a, &ends, &sc->now);
}

const char *say_pause(struct arena *a, const struct scene_ctx *sc)
{
    switch (sc->health->pause) {
    case PAUSE_NIGHT:
        return TR(a, "pause.night", {"when", pause_end(sc, a)});
    case PAUSE_ORDERS:
        return TR(a, "pause.orders", {"when", pause_end(sc, a)});
    case PAUSE_STAFF: /* in their own words */
        return sc->health->closed_words[0] ? sc->health->closed_words : tr("pause.staff");
    case PAUSE_NONE:
        break;
    }
    return "";
}

const char *say_refusal(struct arena *a, const struct scene_ctx *sc)
{
    const struct terms terms = scene_terms(sc);
    const int of_one = terms.instance_limit > 0 ? terms.instance_limit : terms.ticket_limit;
    switch (sc->session->refusal) {
    case REFUSAL_TICKETS:
        return TR_N(a, "refusal.tickets", (unsigned long)terms.ticket_limit,
                    {"n", arena_printf(a, "%d", terms.ticket_limit)});
    case REFUSAL_INSTANCE:
        return TR_N(a, "refusal.instance", (unsigned long)of_one,
                    {"n", arena_printf(a, "%d", of_one)});
    case REFUSAL_VALUE:
        return TR(a, "refusal.value", {"money", say_money(a, sc->shop, terms.order_value)});
    case REFUSAL_ORDERS:
        return tr("refusal.orders");
    case REFUSAL_NIGHT:
        return tr("refusal.night");
    case REFUSAL_ENDED:
        return tr("refusal.ended");
    case REFUSAL_NOT_ON_SALE:
        return tr("refusal.not_on_sale");
    case REFUSAL_ALLOCATION:
        return tr("refusal.allocation");
    case REFUSAL_SUMS:
        return tr("refusal.sums");
    case REFUSAL_STAFF:
        return tr("pause.staff");
    case REFUSAL_NONE:
    case REFUSAL_END:
        break;
    }
    return "";
}
