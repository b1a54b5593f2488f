#include "sandbox/server.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "sandbox/answer.h"

enum { BODY_MAX = 512 * 1024, IDLE_S = 120, CONNECTIONS_MAX = 256 };

struct server {
    struct MHD_Daemon *daemon;
    struct service *service;
    bool control;
    uint16_t port;
};

/* One request while it comes in. */
struct incoming {
    char *target;
    char *body;
    size_t len;
    bool begun, too_large;
};

/* Sees the request target before anything is decoded: signatures are over these bytes. */
static void *begin_request(void *ctx, const char *target, struct MHD_Connection *connection)
{
    (void)ctx;
    (void)connection;
    struct incoming *in = mem_zalloc(sizeof(*in));
    in->target = mem_strdup(target);
    in->body = mem_zalloc(1);
    return in;
}

static void end_request(void *ctx, struct MHD_Connection *connection, void **request,
                        enum MHD_RequestTerminationCode why)
{
    (void)ctx;
    (void)connection;
    (void)why;
    struct incoming *in = *request;
    if (!in)
        return;
    mem_free(in->target);
    mem_free(in->body);
    mem_free(in);
    *request = NULL;
}

static void take_body(struct incoming *in, const char *bytes, size_t n)
{
    if (in->too_large || in->len + n > BODY_MAX) {
        in->too_large = true;
        return;
    }
    in->body = mem_regrow(in->body, in->len + n + 1, 1);
    memcpy(in->body + in->len, bytes, n);
    in->len += n;
    in->body[in->len] = '\0';
}

static const char *header(struct MHD_Connection *connection, const char *name)
{
    const char *value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
    return value ? value : "";
}

/* Closes the connection under the library's feet, before it can say goodbye, so that the other
 * end gets a reset; the library then closes an unconnected socket of the same number. */
static void reset_connection(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    const struct linger at_once = {.l_onoff = 1, .l_linger = 0};
    const int other = socket(AF_INET, SOCK_STREAM, 0);
    if (!info || other < 0 ||
        setsockopt(info->connect_fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once)) != 0 ||
        dup2(other, info->connect_fd) < 0)
        log_warn("cannot reset a connection");
    if (other >= 0)
        close(other);
}

static enum MHD_Result respond(struct server *server, struct MHD_Connection *connection,
                               const struct request *req, bool too_large)
{
    struct reply reply;
    reply_init(&reply);
    if (too_large)
        reply_error(&reply, 413, 0, "Request entity too large");
    else if (server->control)
        service_control(server->service, req, &reply);
    else
        service_answer(server->service, req, &reply);
    if (reply.delay_ms > 0)
        service_wait(server->service, reply.delay_ms);
    enum MHD_Result result = MHD_NO; /* closes the connection */
    if (reply.reset)
        reset_connection(connection);
    else if (!reply.drop)
        result = answer_queue(server->service, connection, &reply);
    reply_free(&reply);
    return result;
}

static enum MHD_Result on_request(void *ctx, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *upload,
                                  size_t *upload_size, void **request)
{
    (void)url;
    (void)version;
    struct incoming *in = *request;
    if (!in->begun) {
        in->begun = true;
        return MHD_YES;
    }
    if (*upload_size > 0) {
        take_body(in, upload, *upload_size);
        *upload_size = 0;
        return MHD_YES;
    }
    const struct request req = {.method = method,
                                .target = in->target,
                                .host = header(connection, "Host"),
                                .date = header(connection, "Date"),
                                .authorization = header(connection, "Authorization"),
                                .user_agent = header(connection, "User-Agent"),
                                .body = in->body,
                                .body_len = in->len};
    return respond(ctx, connection, &req, in->too_large);
}

static struct MHD_Daemon *listen_on(struct server *server, const struct server_spec *spec)
{
    const struct sockaddr_in address = {.sin_family = AF_INET,
                                        .sin_port = htons(spec->port),
                                        .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)}};
    const unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION |
                           MHD_USE_POLL | MHD_USE_SUPPRESS_DATE_NO_CLOCK;
    struct MHD_OptionItem tls[] = {
        {MHD_OPTION_END, 0, NULL}, {MHD_OPTION_END, 0, NULL}, {MHD_OPTION_END, 0, NULL}};
    char *certificate = NULL, *key = NULL;
    if (!spec->control) { /* the library's own type for them is not const */
        certificate = mem_strdup(spec->certificate);
        key = mem_strdup(spec->key);
        tls[0] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_CERT, 0, certificate};
        tls[1] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_KEY, 0, key};
    }
    struct MHD_Daemon *daemon = MHD_start_daemon(
        flags | (spec->control ? 0U : (unsigned)MHD_USE_TLS), spec->port, NULL, NULL, on_request,
        server, MHD_OPTION_SOCK_ADDR, (const struct sockaddr *)&address,
        MHD_OPTION_URI_LOG_CALLBACK, begin_request, NULL, MHD_OPTION_NOTIFY_COMPLETED, end_request,
        NULL, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_S, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)CONNECTIONS_MAX, MHD_OPTION_ARRAY, tls, MHD_OPTION_END);
    mem_free(certificate);
    mem_free(key);
    return daemon;
}

enum rc server_start(const struct server_spec *spec, struct server **ret, struct fault *fault)
{
    struct server *server = mem_zalloc(sizeof(*server));
    server->service = spec->service;
    server->control = spec->control;
    server->daemon = listen_on(server, spec);
    if (!server->daemon) {
        mem_free(server);
        *fault = fault_make(RC_CONFIG, spec->port, "cannot listen on 127.0.0.1:%u", spec->port);
        return RC_CONFIG;
    }
    server->port = MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
    *ret = server;
    return RC_OK;
}

uint16_t server_port(const struct server *server)
{
    return server->port;
}

void server_stop(struct server *server)
{
    if (!server)
        return;
    MHD_stop_daemon(server->daemon);
    mem_free(server);
}
