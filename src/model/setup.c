#include "model/setup.h"

#include <string.h>

#include "base/text.h"

static const char PATH[] = "/api/v3/";

bool setup_is_secret(enum setup_question question)
{
    return question == SETUP_KEY || question == SETUP_CODE;
}

const char *setup_keyboard_of(const char *language)
{
    return strncmp(language, "de", 2) == 0 ? "qwertz" : "qwerty";
}

bool setup_url(const struct setup_answers *answers, char *out, size_t size)
{
    const char *address = answers->text[SETUP_ADDRESS];
    const size_t n = strlen(address);
    struct text t = text_over(out, size);
    text_addf(&t, "%s%s%s%s", address, n > 0 && address[n - 1] == '/' ? "" : "/",
              answers->text[SETUP_CLIENT], PATH);
    return !t.cut;
}

void setup_take_url(struct setup_answers *answers, const char *url)
{
    const size_t n = strlen(url), n_path = sizeof(PATH) - 1;
    if (n <= n_path || strcmp(url + n - n_path, PATH) != 0)
        return;
    size_t client = n - n_path;
    while (client > 0 && url[client - 1] != '/')
        client--;
    struct text address = TEXT_OF(answers->text[SETUP_ADDRESS]);
    struct text name = TEXT_OF(answers->text[SETUP_CLIENT]);
    text_add_n(&address, url, client);
    text_add_n(&name, url + client, n - n_path - client);
}
