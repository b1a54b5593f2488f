#include <CUnit/CUnit.h>

#include <string.h>

#include "backend/images.h"
#include "backend/picture_head.h"
#include "base/text.h"

static struct config config;

static void allow(const char *a, const char *b)
{
    memset(&config, 0, sizeof(config));
    text_copy(config.image_hosts[0], sizeof(config.image_hosts[0]), a);
    text_copy(config.image_hosts[1], sizeof(config.image_hosts[1]), b);
    config.n_image_hosts = 2;
}

static void only_https_and_listed_hosts_are_fetched(void)
{
    allow("pictures.example", "127.0.0.1:4433");
    CU_ASSERT_TRUE(images_is_allowed(&config, "https://pictures.example/a.jpg"));
    CU_ASSERT_TRUE(images_is_allowed(&config, "https://127.0.0.1:4433/a.jpg?x"));
    CU_ASSERT_FALSE(images_is_allowed(&config, "http://pictures.example/a.jpg"));
    CU_ASSERT_FALSE(images_is_allowed(&config, "https://pictures.example.evil/a.jpg"));
    CU_ASSERT_FALSE(images_is_allowed(&config, "https://pictures.example:444/a.jpg"));
    CU_ASSERT_FALSE(images_is_allowed(&config, "https://pictures.example@evil/a.jpg"));
    CU_ASSERT_FALSE(images_is_allowed(&config, "https://127.0.0.1/a.jpg"));
    CU_ASSERT_FALSE(images_is_allowed(&config, "file:///etc/passwd"));
    CU_ASSERT_FALSE(images_is_allowed(&config, ""));
}

static void a_key_is_a_plain_file_name_and_the_same_every_time(void)
{
    char a[48], b[48], c[48];
    images_key("https://h/../../x", ".png", a, sizeof(a));
    images_key("https://h/../../x", ".png", b, sizeof(b));
    images_key("https://h/../../y", ".png", c, sizeof(c));
    CU_ASSERT_STRING_EQUAL(a, b);
    CU_ASSERT_STRING_NOT_EQUAL(a, c);
    CU_ASSERT_EQUAL(strlen(a), 36);
    CU_ASSERT_PTR_NULL(strchr(a, '/'));
}

static const unsigned char png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0,
                                    13,   'I', 'H', 'D', 'R',  0,    0,    2,    0, 0, 0,
                                    1,    44,  8,   2,   0,    0,    0,    0,    0, 0, 0};
static const unsigned char jpeg[] = {0xFF, 0xD8, 0xFF, 0xE0, 0, 4,   'J', 'F', 0xFF, 0xC0, 0,
                                     11,   8,    0,    100,  0, 200, 1,   1,   0x11, 0};

static void sizes_are_read_from_the_head_alone(void)
{
    struct picture_head head;
    CU_ASSERT_TRUE(picture_head_read(png, sizeof(png), &head));
    CU_ASSERT_TRUE(head.is_png && head.w == 512 && head.h == 300);
    CU_ASSERT_TRUE(picture_head_read(jpeg, sizeof(jpeg), &head));
    CU_ASSERT_TRUE(!head.is_png && head.w == 200 && head.h == 100);
}

static void every_cut_head_is_refused(void)
{
    struct picture_head head;
    for (size_t n = 0; n < sizeof(png); n++)
        CU_ASSERT_FALSE(picture_head_read(png, n, &head));
    for (size_t n = 0; n < sizeof(jpeg) - 1; n++)
        CU_ASSERT_FALSE(picture_head_read(jpeg, n, &head));
    CU_ASSERT_FALSE(picture_head_read("GIF89a", 6, &head));
    CU_ASSERT_FALSE(picture_head_read(NULL, 0, &head));
}

CU_TestInfo test_images[] = {
    {"only https and listed hosts are fetched", only_https_and_listed_hosts_are_fetched},
    {"a key is a plain file name and the same every time",
     a_key_is_a_plain_file_name_and_the_same_every_time},
    {"sizes are read from the head alone", sizes_are_read_from_the_head_alone},
    {"every cut head is refused", every_cut_head_is_refused},
    CU_TEST_INFO_NULL,
};
