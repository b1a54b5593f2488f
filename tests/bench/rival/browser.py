"""Browser: Chromium on the rival's page, with a server that gives it the plan and its orders."""
import http.server
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import weigh

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = "chromium"
PATIENCE_S = 90
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--no-default-browser-check", "--kiosk",
         "--window-position=0,0"]
TYPES = {".html": "text/html", ".js": "text/javascript"}


def missing():
    if not shutil.which(PROGRAM):
        return "Chromium is missing. It is not needed for anything else: apt-get install chromium"
    return ""


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, data, kind="application/json"):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        browser = self.server.browser
        path = self.path.split("?")[0]
        if path == "/order":
            self.answer(json.dumps(browser.orders.get()).encode())
        elif path in browser.documents:
            self.answer(browser.documents[path])
        else:
            name = os.path.basename(path)
            file = os.path.join(HERE, name)
            if os.path.splitext(name)[1] not in TYPES or not os.path.isfile(file):
                self.send_error(404)
                return
            with open(file, "rb") as page:
                self.answer(page.read(), TYPES[os.path.splitext(name)[1]])

    def do_POST(self):
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.browser.told.put(told)
        self.answer(b"{}")


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], ConnectionError):  # the browser was ended meanwhile
            super().handle_error(request, client_address)


class Browser:
    """One run of Chromium on one variant of the page. Use as a context manager."""

    def __init__(self, display, size, variant, documents=None):
        self.documents = documents or {}
        self.orders, self.told = queue.Queue(), queue.Queue()
        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.browser = self
        self.folder = tempfile.mkdtemp(prefix="rival-")
        url = "http://127.0.0.1:%d/page.html?variant=%s" % (self.server.server_port, variant)
        self.args = [PROGRAM, *FLAGS, "--user-data-dir=" + self.folder,
                     "--window-size=" + size.replace("x", ","), url]
        self.env = display.env

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.started = time.monotonic()
        self.process = subprocess.Popen(self.args, env=self.env, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, start_new_session=True)
        self.pid = self.process.pid
        return self

    def __exit__(self, *_):
        for pid in reversed(weigh.tree(self.pid)):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue  # it went with its parent
        self.process.wait()
        self.server.shutdown()
        self.server.server_close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def hear(self):
        """What the page says next; RuntimeError with its words when it is in trouble."""
        told = self.told.get(timeout=PATIENCE_S)
        if "trouble" in told:
            raise RuntimeError(told["trouble"])
        return told

    def order(self, **what):
        self.orders.put(what)
        return self.hear()
