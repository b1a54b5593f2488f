/* The file of figures, as a whole kiosk writes it. */
#include <CUnit/CUnit.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"
#include "fakes/fake_kiosk.h"
#include "fakes/fake_room.h"

static struct fake_kiosk kiosk;
static char text[65536];

static const char *read_file(const char *path)
{
    FILE *file = fopen(path, "re");
    text[0] = '\0';
    if (file) {
        text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
        fclose(file);
    }
    return text;
}

static bool says(const char *line)
{
    return strstr(read_file(kiosk.config.metrics_file), line) != NULL;
}

static void choose_file(void)
{
    struct text path = TEXT_OF(kiosk.config.metrics_file);
    text_addf(&path, "%s/foyer.prom", kiosk.dir);
    kiosk.config.metrics_interval_s = 15;
}

static void restart(void)
{
    log_set_level(LOG_LEVEL_WARN);
    fake_kiosk_pull_plug(&kiosk);
    fake_kiosk_pass(&kiosk, 20000);
}

static void start(void)
{
    fake_kiosk_init(&kiosk);
    choose_file();
    restart();
}

static void it_says_whether_the_kiosk_sells_and_why_not(void)
{
    start();
    CU_ASSERT_TRUE(says("\nfoyer_selling 1\n"));
    CU_ASSERT_TRUE(says("\nfoyer_stopped{reason=\"room\"} 0\n"));
    fake_room_set(UINT64_C(1024) * 1024);
    fake_kiosk_pass(&kiosk, 80000);
    CU_ASSERT_TRUE(says("\nfoyer_selling 0\n"));
    CU_ASSERT_TRUE(says("\nfoyer_stopped{reason=\"room\"} 1\n"));
    fake_room_set(FAKE_ROOM_REAL);
    fake_kiosk_pass(&kiosk, 80000);
    CU_ASSERT_TRUE(says("\nfoyer_selling 1\n"));
    fake_kiosk_deinit(&kiosk);
}

static void it_is_written_anew_each_interval(void)
{
    struct stat first, second;
    start();
    CU_ASSERT_EQUAL(stat(kiosk.config.metrics_file, &first), 0);
    fake_kiosk_pass(&kiosk, 16000);
    CU_ASSERT_EQUAL(stat(kiosk.config.metrics_file, &second), 0);
    CU_ASSERT_NOT_EQUAL(first.st_ino, second.st_ino);
    CU_ASSERT_EQUAL(second.st_mode & 0777, 0644);
    fake_kiosk_deinit(&kiosk);
}

static int n_told;

static void count_told(void *ctx, int level, int64_t utc_s, const char *words)
{
    (void)ctx;
    (void)level;
    (void)utc_s;
    n_told += strstr(words, "foyer.prom cannot be written") != NULL;
}

/* Something else stands in its place, so that it cannot be renamed to it. */
static void what_cannot_be_written_is_told_once_and_stops_no_sale(void)
{
    fake_kiosk_init(&kiosk);
    choose_file();
    CU_ASSERT_EQUAL_FATAL(mkdir(kiosk.config.metrics_file, 0700), 0);
    log_recent(count_told, NULL);
    const int before = n_told;
    restart();
    fake_kiosk_pass(&kiosk, 60000);
    n_told = 0;
    log_recent(count_told, NULL);
    CU_ASSERT_EQUAL(n_told, before + 1);
    CU_ASSERT_EQUAL(kiosk.health.selling, SELLING_YES);
    CU_ASSERT_EQUAL(rmdir(kiosk.config.metrics_file), 0);
    fake_kiosk_pass(&kiosk, 16000);
    CU_ASSERT_TRUE(says("\nfoyer_up 1\n"));
    fake_kiosk_deinit(&kiosk);
}

CU_TestInfo test_metrics[] = {
    {"it says whether the kiosk sells and why not", it_says_whether_the_kiosk_sells_and_why_not},
    {"it is written anew each interval", it_is_written_anew_each_interval},
    {"what cannot be written is told once and stops no sale",
     what_cannot_be_written_is_told_once_and_stops_no_sale},
    CU_TEST_INFO_NULL,
};
