/* Say: facts in the words of the session's language: prices, days, places, seats.
 *
 * Strings live in the view's arena (or the given one) until the next frame.
 */
#pragma once

#include "model/basket.h"
#include "model/catalogue.h"
#include "model/shop.h"
#include "ui/view.h"

const char *say_money(struct arena *a, const struct shop *shop, money_t amount); /* "£42.00" */
const char *say_time(struct arena *a, const struct wall *w);                     /* "19:00" */
const char *say_day(struct arena *a, const struct wall *w,
                    const struct wall *today); /* "Today", "Tuesday 24 November" */
const char *say_day_short(struct arena *a, const struct wall *w,
                          const struct wall *today); /* "Today", "Tue 24 Nov" */
const char *say_weekday(const struct wall *w);       /* "Saturday" */
const char *say_weekday_short(const struct wall *w); /* "Sat" */
const char *say_weekday_and_month(struct arena *a, const struct wall *w); /* "Tue, Dec" */
const char *say_month(struct arena *a, const struct wall *w);             /* "November 2026" */
const char *say_when(struct arena *a, const struct wall *w,
                     const struct wall *today); /* "Today, Saturday 21 November, 19:00" */
const char *say_when_short(struct arena *a, const struct wall *w,
                           const struct wall *today); /* "Today 19:00" */
const char *say_when_inside(struct arena *a, const struct wall *w,
                            const struct wall *today); /* "today 19:00", within a sentence */
/* "Starts in 25 min" within two hours, "" otherwise. */
const char *say_starts_in(struct arena *a, int64_t start_utc_s, int64_t now_utc_s);
const char *
say_availability(struct arena *a, const struct instance *instance,
                 int64_t now_utc_s); /* "6 left", "Sold out", "Not yet on sale", "Cancelled" */
int say_level(const struct instance *instance); /* bars 0..3 */
const char *say_from(struct arena *a, const struct shop *shop,
                     money_t amount); /* "from £18.00"; "Free" for 0 */
/* Whether prices say all: "All fees are included.", "plus £1.50 for each order", or where the price
 * list does not tell its fees, that the basket does (K-38). "" where nothing is to be paid. */
const char *say_fees(struct arena *a, const struct shop *shop, const struct terms *terms,
                     const struct price_list *list);
/* "from £18.00", and what an order costs on top at the same size (K-38). */
const char *say_from_order(struct arena *a, const struct shop *shop, const struct terms *terms,
                           money_t amount);
/* "from £18.00, fees included", and no more than is known. */
const char *say_from_with_fees(struct arena *a, const struct shop *shop, const struct terms *terms,
                               const struct price_list *list, money_t amount);
struct scene_ctx;
/* Why the last command was refused by the kiosk's own rules, and what to do; "" when it was not. */
const char *say_refusal(struct arena *a, const struct scene_ctx *sc);
/* "Closed until 08:00", while nothing new is sold; "" otherwise. */
const char *say_pause(struct arena *a, const struct scene_ctx *sc);
const char *say_duration(struct arena *a, int minutes); /* "2 h 10 min" */
const char *say_place(struct arena *a,
                      const struct basket_line *line); /* "Stalls, row F, seat 12" */
/* "Stalls, row F, seats 12, 13 and 14": neighbours in the list share their row's name. */
const char *say_places(struct arena *a, const struct basket_line *lines, size_t n);
const char *say_countdown(struct arena *a, int64_t left_ms);      /* "9:42" */
const char *say_order_number(struct arena *a, const char *id);    /* "4 071 862" for digits */
const char *say_date_line(struct arena *a, const struct wall *w); /* "Saturday 21 November" */
