#include "fakes/tls_server.h"

#include <arpa/inet.h>
#include <assert.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"
#include "fakes/tls_certificate.h"

enum { CONNECTIONS_MAX = 32, REQUEST_SIZE = 65536 };

struct connection {
    struct tls_server *server;
    pthread_t thread;
    int fd;
};

struct tls_server {
    tls_serve_fn serve;
    void *ctx;
    struct tls_certificate *certificate;
    SSL_CTX *tls;
    int listener, port;
    pthread_t thread;

    pthread_mutex_t lock; /* guards what follows, and serve() */
    bool stopping;
    struct connection connections[CONNECTIONS_MAX];
    int n_connections, n_handshakes, n_requests;
};

/* Behind the head, as many bytes as Content-Length says; true when all are here. */
static bool is_complete(const char *text, size_t n)
{
    const char *head_end = strstr(text, "\r\n\r\n");
    if (!head_end)
        return false;
    const char *length = strstr(text, "Content-Length: ");
    const size_t body = length && length < head_end ? strtoul(length + 16, NULL, 10) : 0;
    return n >= (size_t)(head_end + 4 - text) + body;
}

static bool read_request(SSL *ssl, char *text)
{
    size_t n = 0;
    text[0] = '\0';
    while (!is_complete(text, n)) {
        const int got = SSL_read(ssl, text + n, (int)(REQUEST_SIZE - 1 - n));
        if (got <= 0)
            return false;
        n += (size_t)got;
        text[n] = '\0';
        assert(n < REQUEST_SIZE - 1);
    }
    return true;
}

static bool write_all(SSL *ssl, const char *bytes)
{
    const size_t n = strlen(bytes);
    return n == 0 || SSL_write(ssl, bytes, (int)n) == (int)n;
}

/* False when the connection is to end. */
static bool answer(struct tls_server *s, SSL *ssl, const char *request)
{
    struct tls_reply reply = {0};
    pthread_mutex_lock(&s->lock);
    s->n_requests++;
    s->serve(s->ctx, request, &reply);
    pthread_mutex_unlock(&s->lock);
    if (reply.cut)
        return false;
    if (reply.silent)
        return true;
    bool ok = write_all(ssl, reply.bytes);
    for (size_t i = 0; ok && i < reply.endless; i++)
        ok = write_all(ssl, reply.tail);
    return ok && !reply.close;
}

static void *talk(void *arg)
{
    struct connection *c = arg;
    char *request = mem_zalloc(REQUEST_SIZE);
    SSL *ssl = SSL_new(c->server->tls);
    SSL_set_fd(ssl, c->fd);
    if (SSL_accept(ssl) == 1) {
        pthread_mutex_lock(&c->server->lock);
        c->server->n_handshakes++;
        pthread_mutex_unlock(&c->server->lock);
        while (read_request(ssl, request)) {
            if (!answer(c->server, ssl, request))
                break;
        }
    }
    ERR_clear_error();
    SSL_free(ssl);
    shutdown(c->fd, SHUT_RDWR); /* closed by stop(), so that the number is not used again */
    mem_free(request);
    return NULL;
}

static void *listen_on(void *arg)
{
    struct tls_server *s = arg;
    for (;;) {
        const int fd = accept(s->listener, NULL, NULL);
        pthread_mutex_lock(&s->lock);
        if (fd < 0 || s->stopping) {
            pthread_mutex_unlock(&s->lock);
            if (fd >= 0)
                close(fd);
            return NULL;
        }
        assert(s->n_connections < CONNECTIONS_MAX);
        struct connection *c = &s->connections[s->n_connections++];
        *c = (struct connection){.server = s, .fd = fd};
        const int failed = pthread_create(&c->thread, NULL, talk, c);
        assert(failed == 0);
        (void)failed;
        pthread_mutex_unlock(&s->lock);
    }
}

static void open_listener(struct tls_server *s)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t size = sizeof(address);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    s->listener = socket(AF_INET, SOCK_STREAM, 0);
    assert(s->listener >= 0);
    int failed = bind(s->listener, (const struct sockaddr *)&address, size);
    assert(failed == 0);
    failed = listen(s->listener, 16);
    assert(failed == 0);
    failed = getsockname(s->listener, (struct sockaddr *)&address, &size);
    assert(failed == 0);
    (void)failed;
    s->port = ntohs(address.sin_port);
}

struct tls_server *tls_server_start(tls_serve_fn serve, void *ctx, enum tls_flaw flaw)
{
    struct tls_server *s = mem_zalloc(sizeof(*s));
    signal(SIGPIPE, SIG_IGN);
    s->serve = serve;
    s->ctx = ctx;
    s->certificate = tls_certificate_new(flaw);
    s->tls = SSL_CTX_new(TLS_server_method());
    assert(s->tls);
    if (flaw == TLS_OLD) {
        SSL_CTX_set_security_level(s->tls, 0); /* OpenSSL 3 speaks it no longer otherwise */
        SSL_CTX_set_max_proto_version(s->tls, TLS1_1_VERSION);
    }
    tls_certificate_use(s->certificate, s->tls);
    pthread_mutex_init(&s->lock, NULL);
    open_listener(s);
    const int failed = pthread_create(&s->thread, NULL, listen_on, s);
    assert(failed == 0);
    (void)failed;
    return s;
}

void tls_server_stop(struct tls_server *s)
{
    pthread_mutex_lock(&s->lock);
    s->stopping = true;
    for (int i = 0; i < s->n_connections; i++)
        shutdown(s->connections[i].fd, SHUT_RDWR);
    pthread_mutex_unlock(&s->lock);
    shutdown(s->listener, SHUT_RDWR); /* ends accept() */
    pthread_join(s->thread, NULL);
    for (int i = 0; i < s->n_connections; i++) {
        shutdown(s->connections[i].fd, SHUT_RDWR);
        pthread_join(s->connections[i].thread, NULL);
        close(s->connections[i].fd);
    }
    close(s->listener);
    SSL_CTX_free(s->tls);
    tls_certificate_free(s->certificate);
    pthread_mutex_destroy(&s->lock);
    mem_free(s);
}

int tls_server_port(const struct tls_server *s)
{
    return s->port;
}

const char *tls_server_ca_file(const struct tls_server *s)
{
    return tls_certificate_ca_file(s->certificate);
}

const char *tls_server_other_ca_file(const struct tls_server *s)
{
    return tls_certificate_other_ca_file(s->certificate);
}

int tls_server_connections(struct tls_server *s)
{
    pthread_mutex_lock(&s->lock);
    const int n = s->n_handshakes;
    pthread_mutex_unlock(&s->lock);
    return n;
}

int tls_server_requests(struct tls_server *s)
{
    pthread_mutex_lock(&s->lock);
    const int n = s->n_requests;
    pthread_mutex_unlock(&s->lock);
    return n;
}
