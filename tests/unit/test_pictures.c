#include <CUnit/CUnit.h>
#include <dirent.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "fakes/temp_dir.h"
#include "ui/pictures.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t woken = PTHREAD_COND_INITIALIZER;
static unsigned n_woken;

static void wake(void *ctx)
{
    (void)ctx;
    pthread_mutex_lock(&lock);
    n_woken++;
    pthread_cond_signal(&woken);
    pthread_mutex_unlock(&lock);
}

static void wait_for_wake(unsigned seen)
{
    pthread_mutex_lock(&lock);
    while (n_woken == seen)
        pthread_cond_wait(&woken, &lock);
    pthread_mutex_unlock(&lock);
}

static unsigned n_woken_now(void)
{
    pthread_mutex_lock(&lock);
    const unsigned n = n_woken;
    pthread_mutex_unlock(&lock);
    return n;
}

/* Asks until it is no longer pending. */
static enum picture_state settle(struct pictures *p, const struct picture_want *want,
                                 struct picture *ret)
{
    for (;;) {
        const unsigned seen = n_woken_now();
        const enum picture_state state = pictures_get(p, want, ret);
        if (state != PICTURE_PENDING)
            return state;
        wait_for_wake(seen);
    }
}

static char folder[TEMP_DIR_SIZE];

static void write_bytes(const char *name, const void *bytes, size_t n)
{
    char path[320];
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    CU_ASSERT_EQUAL(fwrite(bytes, 1, n, file), n);
    fclose(file);
}

/* A picture whose upper half is red and whose lower half is blue. */
static void write_png(const char *name, int w, int h)
{
    char path[320];
    struct canvas c;
    struct fault fault;
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    canvas_init_memory(&c, w, h);
    canvas_fill(&c, (struct rect){0, 0, w, h / 2}, 0xFFFF0000U);
    canvas_fill(&c, (struct rect){0, h / 2, w, h - h / 2}, 0xFF0000FFU);
    CU_ASSERT_EQUAL(canvas_save_png(&c, path, &fault), RC_OK);
    canvas_deinit_memory(&c);
}

static struct pictures *begin(size_t bytes_max, const char *cache)
{
    temp_dir_make(folder);
    return pictures_new(&(struct pictures_spec){.folder = folder,
                                                .assets = "assets",
                                                .cache = cache,
                                                .bytes_max = bytes_max,
                                                .wake = wake});
}

static void end(struct pictures *p)
{
    pictures_free(p);
    temp_dir_remove(folder);
}

static void a_picture_is_pending_and_then_exactly_as_large_as_asked(void)
{
    struct pictures *p = begin(0, NULL);
    write_png("a.png", 90, 120);
    struct picture got = {0};
    const struct picture_want want = {"a.png", 40, 40, 0.5};
    CU_ASSERT_EQUAL(pictures_get(p, &want, &got), PICTURE_PENDING);
    CU_ASSERT_EQUAL(settle(p, &want, &got), PICTURE_READY);
    CU_ASSERT_EQUAL(got.w, 40);
    CU_ASSERT_EQUAL(got.h, 40);
    CU_ASSERT_EQUAL(got.pixels[0], 0xFFFF0000U);
    CU_ASSERT_EQUAL(got.pixels[40 * 40 - 1], 0xFF0000FFU);
    CU_ASSERT_FALSE(pictures_busy(p));
    end(p);
}

static void the_focal_point_says_what_is_kept(void)
{
    struct pictures *p = begin(0, NULL);
    write_png("a.png", 60, 240);
    struct picture got = {0};
    CU_ASSERT_EQUAL(settle(p, &(struct picture_want){"a.png", 30, 30, 0.0}, &got), PICTURE_READY);
    CU_ASSERT_EQUAL(got.pixels[(size_t)29 * 30], 0xFFFF0000U);
    CU_ASSERT_EQUAL(settle(p, &(struct picture_want){"a.png", 30, 30, 1.0}, &got), PICTURE_READY);
    CU_ASSERT_EQUAL(got.pixels[0], 0xFF0000FFU);
    end(p);
}

static void small_pictures_are_enlarged(void)
{
    struct pictures *p = begin(0, NULL);
    write_png("tiny.png", 2, 2);
    struct picture got = {0};
    CU_ASSERT_EQUAL(settle(p, &(struct picture_want){"tiny.png", 64, 64, 0.5}, &got),
                    PICTURE_READY);
    CU_ASSERT_EQUAL(got.pixels[5], 0xFFFF0000U);
    CU_ASSERT_EQUAL(got.pixels[63 * 64 + 5], 0xFF0000FFU);
    end(p);
}

static void hostile_files_are_missing_pictures(void)
{
    struct pictures *p = begin(0, NULL);
    /* 68 bytes that claim 60,000 by 60,000 pixels (reliability, finding 6). */
    static const unsigned char claim[68] = {0x89, 'P',  'N', 'G', 13,   10,   26,  10, 0,
                                            0,    0,    13,  'I', 'H',  'D',  'R', 0,  0,
                                            0xEA, 0x60, 0,   0,   0xEA, 0x60, 8,   2};
    static unsigned char large[2 * 1024 * 1024 + 1];
    memcpy(large, claim, 24);
    write_bytes("claim.png", claim, sizeof(claim));
    write_bytes("large.png", large, sizeof(large));
    write_bytes("text.png", "<html>", 6);
    write_bytes("empty.png", "", 0);
    struct picture got;
    static const char *const keys[] = {
        "claim.png", "large.png",      "text.png",     "empty.png", "no-such.png",      "../a.png",
        "/etc/motd", "asset:../x.png", "folder/a.png", "",          "asset:/etc/passwd"};
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        CU_ASSERT_EQUAL(settle(p, &(struct picture_want){keys[i], 20, 20, 0.5}, &got),
                        PICTURE_MISSING);
    end(p);
}

static void a_missing_picture_is_looked_for_again_when_told(void)
{
    struct pictures *p = begin(0, NULL);
    struct picture got;
    const struct picture_want want = {"late.png", 10, 10, 0.5};
    CU_ASSERT_EQUAL(settle(p, &want, &got), PICTURE_MISSING);
    write_png("late.png", 20, 20);
    CU_ASSERT_EQUAL(settle(p, &want, &got), PICTURE_MISSING);
    pictures_forget_missing(p);
    CU_ASSERT_EQUAL(settle(p, &want, &got), PICTURE_READY);
    end(p);
}

static void the_budget_lets_the_oldest_go(void)
{
    struct pictures *p = begin(10000, NULL); /* six of 20 x 20 */
    write_png("a.png", 40, 40);
    struct picture got;
    for (int i = 0; i < 100; i++)
        CU_ASSERT_EQUAL(settle(p, &(struct picture_want){"a.png", 20, 20, i / 100.0}, &got),
                        PICTURE_READY);
    CU_ASSERT_EQUAL(pictures_get(p, &(struct picture_want){"a.png", 20, 20, 0.0}, &got),
                    PICTURE_PENDING);
    CU_ASSERT_EQUAL(pictures_get(p, &(struct picture_want){"a.png", 20, 20, 0.99}, &got),
                    PICTURE_READY);
    end(p);
}

static int n_files(const char *path)
{
    DIR *dir = opendir(path);
    int n = 0;
    for (const struct dirent *d = dir ? readdir(dir) : NULL; d; d = readdir(dir))
        n += d->d_name[0] != '.';
    if (dir)
        closedir(dir);
    return n;
}

static void scaled_pictures_are_kept_on_disk_and_checked(void)
{
    char cache[TEMP_DIR_SIZE];
    temp_dir_make(cache);
    struct pictures *p = begin(0, cache);
    write_png("a.png", 90, 120);
    struct picture got = {0};
    const struct picture_want want = {"a.png", 40, 40, 0.5};
    for (int run = 0; run < 2; run++) { /* decoded, then read back */
        CU_ASSERT_EQUAL(settle(p, &want, &got), PICTURE_READY);
        CU_ASSERT_EQUAL(got.pixels[40 * 40 - 1], 0xFF0000FFU);
        CU_ASSERT_EQUAL(n_files(cache), 1);
        pictures_free(p);
        p = pictures_new(&(struct pictures_spec){
            .folder = folder, .assets = "assets", .cache = cache, .wake = wake});
    }
    end(p);
    temp_dir_remove(cache);
}

static void headers_are_read_without_decoding(void)
{
    int w = 0, h = 0;
    static const unsigned char jpeg[] = {0xFF, 0xD8, 0xFF, 0xE0, 0,    4,    0,    0, 0xFF, 0xC0,
                                         0,    17,   8,    0x01, 0x2C, 0x00, 0xC8, 3, 1,    0};
    CU_ASSERT_TRUE(pictures_header(jpeg, sizeof(jpeg), &w, &h));
    CU_ASSERT_EQUAL(w, 200);
    CU_ASSERT_EQUAL(h, 300);
    for (size_t n = 0; n < 17; n++)
        CU_ASSERT_FALSE(pictures_header(jpeg, n, &w, &h));
    unsigned char loop[64];
    memset(loop, 0xFF, sizeof(loop));
    loop[1] = 0xD8;
    CU_ASSERT_FALSE(pictures_header(loop, sizeof(loop), &w, &h));
    CU_ASSERT_FALSE(pictures_header("GIF89a..........", 16, &w, &h));
}

CU_TestInfo test_pictures[] = {
    {"a picture is pending and then exactly as large as asked",
     a_picture_is_pending_and_then_exactly_as_large_as_asked},
    {"the focal point says what is kept", the_focal_point_says_what_is_kept},
    {"small pictures are enlarged", small_pictures_are_enlarged},
    {"hostile files are missing pictures", hostile_files_are_missing_pictures},
    {"a missing picture is looked for again when told",
     a_missing_picture_is_looked_for_again_when_told},
    {"the budget lets the oldest go", the_budget_lets_the_oldest_go},
    {"scaled pictures are kept on disk and checked", scaled_pictures_are_kept_on_disk_and_checked},
    {"headers are read without decoding", headers_are_read_without_decoding},
    CU_TEST_INFO_NULL,
};
