#include "ui/qr.h"

#include <qrencode.h>
#include <stddef.h>
#include <string.h>

#include "base/mem.h"

enum { KEPT = 8, QUIET = 4, SIDE_MAX = 177, MODULE_MIN_PX = 2 };

#define BLACK 0xFF000000U
#define WHITE 0xFFFFFFFFU

struct code {
    uint64_t key; /* of the content; 0: free */
    int side;     /* modules; 0: cannot be encoded */
    uint8_t dark[SIDE_MAX * SIDE_MAX];
};

struct qr {
    struct code codes[KEPT];
    int next; /* replaced next */
};

struct qr *qr_new(void)
{
    return mem_zalloc(sizeof(struct qr));
}

void qr_free(struct qr *qr)
{
    if (!qr)
        return;
    mem_wipe(qr, sizeof(*qr));
    mem_free(qr);
}

static uint64_t key_of(const char *s, size_t n)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)s[i]) * UINT64_C(1099511628211);
    return h | 1U;
}

static QRcode *encode(const char *s, size_t n, QRecLevel level)
{
    union {
        const char *text;
        const unsigned char *bytes;
    } content = {.text = s};
    return QRcode_encodeData((int)n, content.bytes, 0, level);
}

static void make(struct code *code, const char *s, size_t n)
{
    QRcode *best = encode(s, n, QR_ECLEVEL_Q);
    QRcode *strong = best ? encode(s, n, QR_ECLEVEL_H) : NULL;
    if (strong && strong->version == best->version) {
        QRcode_free(best);
        best = strong;
        strong = NULL;
    }
    QRcode_free(strong);
    code->side = best && best->width <= SIDE_MAX ? best->width : 0;
    for (int i = 0; i < code->side * code->side; i++)
        code->dark[i] = best->data[i] & 1;
    QRcode_free(best);
}

static const struct code *code_of(struct qr *qr, const char *content)
{
    enum { BYTES_MAX = 1660 }; /* level Q holds no more */
    const size_t n = strlen(content);
    if (n == 0 || n > BYTES_MAX)
        return NULL;
    const uint64_t key = key_of(content, n);
    for (int i = 0; i < KEPT; i++) {
        if (qr->codes[i].key == key)
            return &qr->codes[i];
    }
    struct code *code = &qr->codes[qr->next];
    qr->next = (qr->next + 1) % KEPT;
    code->key = key;
    make(code, content, n);
    return code;
}

static void draw_row(struct canvas *c, const uint8_t *dark, int side, struct rect first)
{
    for (int x = 0; x < side;) {
        int end = x;
        while (end < side && dark[end])
            end++;
        if (end > x)
            canvas_fill(c,
                        (struct rect){first.x + x * first.w, first.y, (end - x) * first.w, first.h},
                        BLACK);
        x = end + 1;
    }
}

bool qr_draw(struct qr *qr, struct canvas *c, struct rect at, const char *content)
{
    canvas_fill(c, at, WHITE);
    const struct code *code = code_of(qr, content);
    if (!code || code->side == 0)
        return false;
    const int room = at.w < at.h ? at.w : at.h;
    const int module = room / (code->side + 2 * QUIET);
    if (module < MODULE_MIN_PX)
        return false;
    const int size = module * code->side;
    const int x = at.x + (at.w - size) / 2, y = at.y + (at.h - size) / 2;
    for (int row = 0; row < code->side; row++)
        draw_row(c, code->dark + (ptrdiff_t)row * code->side, code->side,
                 (struct rect){x, y + row * module, module, module});
    return true;
}
