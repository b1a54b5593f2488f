#include "sandbox/answer.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "sandbox/moment.h"

enum { BLOCK = 32 * 1024, DRIP_STEP_MS = 100 };

/* A body that is not sent in one go. */
struct stream {
    struct service *service;
    char *body; /* owned */
    uint64_t len;
    uint64_t stop_at; /* the connection breaks here; == len when it does not */
    int64_t drip;     /* bytes a second, 0: as fast as it goes */
    bool made_up;     /* `[0,0,...,0 ]` of len bytes instead of body */
};

/* Byte `k` of `[0,0,...,0 ]`. */
static char made_up(const struct stream *stream, uint64_t k)
{
    if (k == 0)
        return '[';
    if (k == stream->len - 1)
        return ']';
    if (k == stream->len - 2)
        return ' ';
    return k % 2 == 1 ? '0' : ',';
}

static ssize_t read_stream(void *ctx, uint64_t at, char *out, size_t max)
{
    struct stream *stream = ctx;
    if (at >= stream->stop_at)
        return stream->stop_at < stream->len ? MHD_CONTENT_READER_END_WITH_ERROR
                                             : MHD_CONTENT_READER_END_OF_STREAM;
    uint64_t n = stream->stop_at - at;
    if (n > max)
        n = max;
    if (stream->drip > 0) {
        const uint64_t step = (uint64_t)(stream->drip * DRIP_STEP_MS / 1000);
        n = n > step ? (step > 0 ? step : 1) : n;
        service_wait(stream->service, step > 0 ? DRIP_STEP_MS : (int64_t)1000 / stream->drip);
    }
    if (stream->made_up)
        for (uint64_t i = 0; i < n; i++)
            out[i] = made_up(stream, at + i);
    else
        memcpy(out, stream->body + at, (size_t)n);
    return (ssize_t)n;
}

static void free_stream(void *ctx)
{
    struct stream *stream = ctx;
    mem_free(stream->body);
    mem_free(stream);
}

static struct MHD_Response *stream_response(struct service *service, struct reply *reply)
{
    struct stream *stream = mem_zalloc(sizeof(*stream));
    stream->service = service;
    stream->body = reply->body;
    stream->made_up = reply->huge > 0;
    stream->len = stream->made_up ? (uint64_t)reply->huge : reply->len;
    stream->stop_at = reply->half ? stream->len / 2 : stream->len;
    stream->drip = reply->drip;
    reply->body = NULL;
    return MHD_create_response_from_callback(stream->len, BLOCK, read_stream, stream, free_stream);
}

static struct MHD_Response *response_of(struct service *service, struct reply *reply)
{
    if (reply->huge > 0 || reply->half || reply->drip > 0)
        return stream_response(service, reply);
    char *body = reply->body ? reply->body : mem_zalloc(1);
    reply->body = NULL;
    return MHD_create_response_from_buffer(reply->len, body, MHD_RESPMEM_MUST_FREE);
}

static void add_headers(struct service *service, struct MHD_Response *response,
                        const struct reply *reply)
{
    char text[MOMENT_SIZE];
    moment_http(text, service_date_s(service));
    (void)MHD_add_response_header(response, "Date", text);
    (void)MHD_add_response_header(response, "Content-Type", reply->type);
    (void)MHD_add_response_header(response, "Cache-Control", "no-cache");
    if (reply->retry_after_s >= 0) {
        snprintf(text, sizeof(text), "%" PRId64, reply->retry_after_s);
        (void)MHD_add_response_header(response, "Retry-After", text);
    }
    if (reply->location[0])
        (void)MHD_add_response_header(response, "Location", reply->location);
}

enum MHD_Result answer_queue(struct service *service, struct MHD_Connection *connection,
                             struct reply *reply)
{
    struct MHD_Response *response = response_of(service, reply);
    add_headers(service, response, reply);
    const enum MHD_Result result =
        MHD_queue_response(connection, (unsigned)reply->status, response);
    MHD_destroy_response(response);
    return result;
}
