/* Api samples: for each call of the API, how to make it, what it must send and a good answer. */
#pragma once

#include "fakes/api_fixture.h"

/* Ids as the service writes them (contract section 4), made up. */
#define ID_EVENT    "2301ADBRQJSLHKTLVHDNPHHGCBVMKQTRN"
#define ID_INSTANCE "1201APBVKPLBMBHHJLQTBKNCLMVGQNKJV"
#define ID_PLAN     "201AGBHDRLQHNHPHKKMPKLGPMDRDTDMVL"
#define ID_AREA     "202AGBHDRLQHNHPHKKMPKLGPMDRDTDMVL"
#define ID_PRICES   "7801ATTBPVLSHPLVGKMJNMMDGBTHMPBTK"
#define ID_TYPE     "1601ADQNVMQHDQPGPRLHKMBCHDGQNSVMR"
#define ID_BAND     "401ANPJQJQPQMRSBDNMVNLSPGTRBVQVRH"
#define ID_BASKET   "BASKET-1"
#define ID_TICKET   "991ABDNQVMQHDQPGPRLHKMBCHDGQNSVMR"

struct api_sample {
    const char *name;
    uint32_t (*start)(struct api_fixture *f);
    const char *method, *path, *body; /* body NULL: none is sent */
    const char *answer;
    /* Whether the answer was read as it stands in `answer`. */
    bool (*is_read)(const struct api_answer *answer);
};

extern const struct api_sample api_samples[];
extern const size_t n_api_samples;

/* A small theatre: Stalls with six seats in two rows, one standing area. */
extern const char sample_plan[];
extern const char sample_prices[];
struct plan *sample_plan_new(void); /* decoded; the caller frees */
