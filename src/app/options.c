#include "app/options.h"

#include <getopt.h>
#include <string.h>

#include "base/log.h"
#include "base/text.h"

static const char usage[] =
    "usage: foyer --config FILE [--state-dir DIR] [--assets DIR]\n"
    "             [--windowed WxH | --headless WxH] [--script FILE] [--shots DIR] [--notice]\n"
    "             [--verbose]\n";

/* "1080x1920" */
static bool parse_size(const char *s, int *ret_w, int *ret_h)
{
    char width[8];
    const char *x = strchr(s, 'x');
    int64_t w = 0, h = 0;
    if (!x || (size_t)(x - s) >= sizeof(width))
        return false;
    struct text t = TEXT_OF(width);
    text_add_n(&t, s, (size_t)(x - s));
    if (!text_to_int64(width, 320, 8192, &w) || !text_to_int64(x + 1, 320, 8192, &h))
        return false;
    *ret_w = (int)w;
    *ret_h = (int)h;
    return true;
}

static const struct option option_names[] = {
    {"config", required_argument, NULL, 'c'},   {"state-dir", required_argument, NULL, 's'},
    {"assets", required_argument, NULL, 'a'},   {"windowed", required_argument, NULL, 'w'},
    {"headless", required_argument, NULL, 'h'}, {"script", required_argument, NULL, 'r'},
    {"shots", required_argument, NULL, 'p'},    {"notice", no_argument, NULL, 'n'},
    {"verbose", no_argument, NULL, 'v'},        {NULL, 0, NULL, 0},
};

bool options_parse(int argc, char **argv, struct options *o)
{
    bool ok = true;
    for (int c = getopt_long(argc, argv, "", option_names, NULL); c != -1;
         c = getopt_long(argc, argv, "", option_names, NULL)) {
        switch (c) {
        case 'c':
            o->config = optarg;
            break;
        case 's':
            o->state_dir = optarg;
            break;
        case 'a':
            o->assets = optarg;
            break;
        case 'r':
            o->script = optarg;
            break;
        case 'p':
            o->shots = optarg;
            break;
        case 'w':
        case 'h':
            o->windowed = o->windowed || c == 'w';
            o->headless = o->headless || c == 'h';
            ok = ok && parse_size(optarg, &o->w, &o->h);
            break;
        case 'n':
            o->notice = true;
            break;
        case 'v':
            log_set_level(LOG_LEVEL_DEBUG);
            break;
        default:
            ok = false;
        }
    }
    return ok && o->config && optind == argc && !(o->windowed && o->headless);
}

const char *options_usage(void)
{
    return usage;
}
