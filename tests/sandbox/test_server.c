/* The one test that uses sockets: real TLS on an ephemeral port of the loopback interface. */
#include <CUnit/CUnit.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "sandbox/certificate.h"
#include "sandbox/moment.h"
#include "sandbox/sandbox_fixture.h"
#include "sandbox/server.h"

enum { ANSWER_MAX = 256 * 1024 };

static struct fixture f;
static struct certificate certificate;
static struct server *server;

static void open_server(void)
{
    struct fault fault = {0};
    fixture_open_service(&f);
    CU_ASSERT_EQUAL_FATAL(certificate_make(&certificate, &fault), RC_OK);
    const struct server_spec spec = {
        .service = f.service, .certificate = certificate.server, .key = certificate.key};
    CU_ASSERT_EQUAL_FATAL(server_start(&spec, &server, &fault), RC_OK);
}

static void close_server(void)
{
    service_stop(f.service);
    server_stop(server);
    certificate_free(&certificate);
    fixture_close(&f);
}

static int connect_to(uint16_t port)
{
    const struct sockaddr_in address = {.sin_family = AF_INET,
                                        .sin_port = htons(port),
                                        .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)}};
    const int fd = socket(AF_INET, SOCK_STREAM, 0);
    CU_ASSERT_TRUE_FATAL(fd >= 0);
    CU_ASSERT_EQUAL_FATAL(connect(fd, (const struct sockaddr *)&address, sizeof(address)), 0);
    return fd;
}

/* A context that trusts our authority and nobody else. */
static SSL_CTX *client_context(void)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
    BIO *bio = BIO_new_mem_buf(certificate.authority, -1);
    X509 *root = PEM_read_bio_X509(bio, NULL, NULL, NULL);
    X509_STORE_add_cert(SSL_CTX_get_cert_store(ctx), root);
    SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);
    X509_free(root);
    BIO_free(bio);
    return ctx;
}

static void write_request(char *out, size_t size, const char *path)
{
    char date[MOMENT_SIZE], host[40], url[300], signature[SIGNATURE_SIZE];
    struct text h = TEXT_OF(host), u = TEXT_OF(url), t = text_over(out, size);
    struct signature_key key;
    CU_ASSERT_TRUE_FATAL(signature_key_decode(FIXTURE_KEY, &key));
    moment_http(date, FIXTURE_NOW_S);
    text_addf(&h, "127.0.0.1:%u", server_port(server));
    text_addf(&u, "https://%s%s%s", host, FIXTURE_BASE, path);
    const struct signature_parts parts = {.method = "GET", .url = url, .date = date};
    signature_make(signature, &key, &parts);
    text_addf(&t,
              "GET %s%s HTTP/1.1\r\nHost: %s\r\nDate: %s\r\nUser-Agent: Foyer/test\r\n"
              "Authorization: SpektrixAPI3 %s:%s\r\nConnection: close\r\n\r\n",
              FIXTURE_BASE, path, host, date, FIXTURE_LOGIN, signature);
    CU_ASSERT_FALSE(t.cut);
}

struct session {
    SSL_CTX *ctx;
    SSL *ssl;
    int fd;
};

static struct session ask(const char *path)
{
    char request[1000];
    struct session s = {.ctx = client_context(), .fd = connect_to(server_port(server))};
    s.ssl = SSL_new(s.ctx);
    X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(s.ssl), "127.0.0.1");
    SSL_set_fd(s.ssl, s.fd);
    CU_ASSERT_EQUAL_FATAL(SSL_connect(s.ssl), 1);
    write_request(request, sizeof(request), path);
    CU_ASSERT_EQUAL(SSL_write(s.ssl, request, (int)strlen(request)), (int)strlen(request));
    return s;
}

/* Everything that comes back, terminated; "" when the connection is closed without an answer. */
static void hear(struct session *s, char *answer)
{
    size_t len = 0;
    for (int n = 1; n > 0 && len<ANSWER_MAX - 1; len += n> 0 ? (size_t)n : 0)
        n = SSL_read(s->ssl, answer + len, (int)(ANSWER_MAX - 1 - len));
    answer[len] = '\0';
    SSL_free(s->ssl);
    SSL_CTX_free(s->ctx);
    close(s->fd);
}

static void get(const char *path, char *answer)
{
    struct session s = ask(path);
    hear(&s, answer);
}

static void answers_over_tls_that_our_authority_vouches_for(void)
{
    char *answer = mem_zalloc(ANSWER_MAX);
    open_server();
    get("events", answer);
    CU_ASSERT_EQUAL(strncmp(answer, "HTTP/1.1 200", 12), 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(answer, "Date: Wed, 21 Oct 2026 07:28:00 GMT\r\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(answer, "\"name\":\"Hamlet\""));
    get("instances?startFrom=2026-10-21&eventName=Caf%C3%A9", answer);
    CU_ASSERT_EQUAL(strncmp(answer, "HTTP/1.1 200", 12), 0); /* signed as sent */
    close_server();
    mem_free(answer);
}

static size_t body_size(const char *answer)
{
    const char *body = strstr(answer, "\r\n\r\n");
    return body ? strlen(body + 4) : 0;
}

static void misbehaves_on_the_wire_as_told(void)
{
    char *answer = mem_zalloc(ANSWER_MAX);
    open_server();
    get("events", answer);
    const size_t whole = body_size(answer);
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/fault",
                                    "events drop_after x1;venues reset x1;plans truncate x1;"
                                    "bands drip 100000;ticket-types huge 1"),
                    200);
    get("events", answer);
    CU_ASSERT_STRING_EQUAL(answer, "");
    get("venues", answer);
    CU_ASSERT_STRING_EQUAL(answer, "");
    get("events", answer);
    CU_ASSERT_EQUAL(body_size(answer), whole);
    get("plans", answer);
    const size_t half = body_size(answer);
    get("plans", answer);
    CU_ASSERT_EQUAL(half, body_size(answer) / 2);
    get("bands", answer);
    CU_ASSERT_PTR_NOT_NULL(strstr(answer, "\"Balcony\""));
    get("ticket-types", answer);
    CU_ASSERT_PTR_NOT_NULL(strstr(answer, "Content-Length: 1048576\r\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(answer, "\r\n\r\n[0,0,0,"));
    close_server();
    mem_free(answer);
}

static void a_delayed_answer_delays_nobody_else_and_ends_with_the_service(void)
{
    char *answer = mem_zalloc(ANSWER_MAX);
    open_server();
    CU_ASSERT_EQUAL(fixture_control(&f, "POST", "/fault", "events delay 600000"), 200);
    struct session slow = ask("events");
    get("venues", answer);
    CU_ASSERT_EQUAL(strncmp(answer, "HTTP/1.1 200", 12), 0);
    close_server();
    hear(&slow, answer);
    /* cut off, or answered in the last moment; either way at once */
    CU_ASSERT_TRUE(answer[0] == '\0' || strncmp(answer, "HTTP/1.1 200", 12) == 0);
    mem_free(answer);
}

CU_TestInfo test_server[] = {
    {"answers over TLS that our authority vouches for",
     answers_over_tls_that_our_authority_vouches_for},
    {"misbehaves on the wire as told", misbehaves_on_the_wire_as_told},
    {"a delayed answer delays nobody else and ends with the service",
     a_delayed_answer_delays_nobody_else_and_ends_with_the_service},
    CU_TEST_INFO_NULL,
};
