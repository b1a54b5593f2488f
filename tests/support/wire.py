"""Wire: a TCP proxy between kiosk and service that cuts connections at chosen moments.

TLS is cut by its records (RFC 8446: one byte of type, two of version, two of length). From the client the
first record of application data is the end of its handshake, each later one is (a part of) a request; from the
service the application data that follows a request is its answer.
"""
import socket
import threading

APPLICATION_DATA = 23
MOMENTS = ["at once", "in the handshake", "before the request", "in the request", "behind the request",
           "before the answer", "in the answer", "behind the answer"]


class Record:
    """One TLS record as it goes by."""

    def __init__(self, head, body):
        self.bytes = head + body
        self.is_data = head[0] == APPLICATION_DATA


def read_all(end, n):
    found = b""
    while len(found) < n:
        more = end.recv(n - len(found))
        if not more:
            return None
        found += more
    return found


def records(end):
    """Whole records until the end of the connection."""
    while True:
        head = read_all(end, 5)
        body = head and read_all(end, int.from_bytes(head[3:5], "big"))
        if not body:
            return
        yield Record(head, body)


class Connection:
    """One connection of the kiosk with the moment in which it shall be cut, or None."""

    def __init__(self, kiosk, port, moment, on_request):
        self.kiosk, self.moment, self.on_request = kiosk, moment, on_request
        self.after = on_request  # the on_request-th request of this connection is the one
        self.n_requests, self.cut_done = 0, False
        self.service = None if moment == "at once" else socket.create_connection(("127.0.0.1", port))
        if not self.service:
            self.cut()
            return
        for way in (self.up, self.down):
            threading.Thread(target=self.run, args=(way,), daemon=True).start()

    def run(self, way):
        try:
            way()
        except OSError:
            pass  # the other direction, or somebody's end, has closed it
        self.cut()

    def cut(self):
        """Both ends at once; what has not been read yet is lost."""
        self.cut_done = True
        for end in filter(None, (self.kiosk, self.service)):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # closed already

    def is_due(self, moment):
        return self.moment == moment and self.n_requests == self.after

    def up(self):
        n_data = 0
        for record in records(self.kiosk):
            n_data += record.is_data
            if n_data > 1 and record.is_data:
                self.n_requests += 1
            if self.is_due("before the request") or \
                    (self.moment == "in the handshake" and n_data == 0 and not self.cut_done):
                return
            if self.is_due("in the request"):
                self.service.sendall(record.bytes[:len(record.bytes) // 2])
                return
            self.service.sendall(record.bytes)
            if self.is_due("behind the request"):
                return

    def down(self):
        for record in records(self.service):
            if self.is_due("before the answer") and record.is_data:
                return
            if self.is_due("in the answer") and record.is_data:
                self.kiosk.sendall(record.bytes[:len(record.bytes) // 2])
                return
            self.kiosk.sendall(record.bytes)
            if self.is_due("behind the answer") and record.is_data:
                return


class Wire:
    """Listens on a port of its own; `choose(n)` says of the n-th connection in which moment and at which of
    its requests it is cut: (moment, request), or None to leave it alone. Use as a context manager."""

    def __init__(self, port, choose):
        self.port_of_service, self.choose = port, choose
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.n, self.cuts = 0, []
        self.thread = threading.Thread(target=self.serve, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.thread.join()
        for connection in self.cuts:
            connection.cut()

    def serve(self):
        while True:
            try:
                kiosk, _ = self.listener.accept()
            except OSError:
                return  # __exit__
            moment, request = self.choose(self.n) or (None, 0)
            self.n += 1
            try:
                self.cuts.append(Connection(kiosk, self.port_of_service, moment, request))
            except OSError:
                kiosk.close()  # the service is not there
