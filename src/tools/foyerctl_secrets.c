#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/mem.h"
#include "config/pin.h"
#include "net/sign.h"
#include "tools/foyerctl.h"

enum { SECRET_SIZE = 512 };

/* One line, byte by byte from the descriptor, so that no buffer keeps a copy. */
static bool read_line(char *out, size_t size)
{
    size_t n = 0;
    char c = '\0';
    while (n + 1 < size && read(STDIN_FILENO, &c, 1) == 1 && c != '\n')
        out[n++] = c;
    while (n > 0 && (out[n - 1] == '\r' || out[n - 1] == ' '))
        n--;
    out[n] = '\0';
    return n > 0;
}

/* From a terminal without echo, or from a pipe; never from the command line, which others see. */
static bool read_secret(const char *prompt, char *out, size_t size)
{
    struct termios before;
    const bool terminal = isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &before) == 0;
    if (terminal) {
        struct termios silent = before;
        silent.c_lflag &= ~(tcflag_t)ECHO;
        fputs(prompt, stderr);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    const bool read = read_line(out, size);
    if (terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        fputc('\n', stderr);
    }
    return read;
}

static int usage(const char *words)
{
    fprintf(stderr, "foyerctl: %s\n", words);
    return FOYERCTL_USAGE;
}

int foyerctl_credentials(struct foyerctl *ctl)
{
    char secret[SECRET_SIZE];
    struct sign_key key;
    struct fault fault = fault_make(RC_CONFIG, 0, "that is not a Base64 key; nothing was stored");
    if (strcmp(ctl->args[0], "set") != 0)
        return usage("credentials set");
    enum rc rc = RC_CONFIG;
    if (read_secret("Key: ", secret, sizeof(secret)) && sign_key_decode(secret, &key) == RC_OK) {
        sign_key_wipe(&key);
        rc = config_secret_store(&ctl->config, secret, &fault);
    }
    mem_wipe(secret, sizeof(secret));
    if (rc)
        return foyerctl_fail(&fault);
    fprintf(stderr, "stored; foyerctl check tries it\n");
    return FOYERCTL_OK;
}

int foyerctl_pin(struct foyerctl *ctl)
{
    char pin[32];
    struct fault fault = fault_make(RC_CONFIG, 0, "nothing was typed");
    if (strcmp(ctl->args[0], "set") != 0)
        return usage("pin set");
    enum rc rc = RC_CONFIG;
    if (read_secret("Code (6 to 12 digits): ", pin, sizeof(pin)))
        rc = pin_set(ctl->config.pin_file, pin, &fault);
    mem_wipe(pin, sizeof(pin));
    return rc ? foyerctl_fail(&fault) : FOYERCTL_OK;
}
