#include "tools/foyerctl_secrets.h"

#include <stdio.h>
#include <termios.h>
#include <unistd.h>

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

bool foyerctl_read_secret(const char *prompt, char *out, size_t size)
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
