"""Foreign: a small ticket service that is not our sandbox and keeps the contract in its own ways.

Standard library only, signatures checked with its own code. It differs where the contract allows:
ids in other styles, members nobody asked for, numbers with one or no decimal, `seat` as an object, 201
and 204 answers, a ticket answer with only the new tickets, status/detail as text, nothing echoed by
PATCH, 404 after confirm.
"""
import base64
import datetime
import hashlib
import hmac
import http.server
import itertools
import json
import os
import ssl
import subprocess
import threading
import urllib.parse
import zoneinfo

ROOT = "/acme/api/v3/"
LOGIN = "acme-kiosk"
KEY = bytes(range(7, 71))
BARN, HALL = "77AHALLBARNPLANXYZ", "78AHALLPLANXYZ"
PARTERRE = "79APARTERREXYZ"
LISTS = {
    "LOOSE": [("F1", True, 12.5, "ADULT", "Adult", "ANY"), ("F2", False, 9, "CHILD", "Child", "ANY")],
    "SEATED": [("S1", True, 30, "ADULT", "Adult", "FRONT"), ("S2", True, 20.5, "ADULT", "Adult", "BACK"),
               ("S3", False, 15, "CHILD", "Child", "FRONT"), ("S4", False, 10.25, "CHILD", "Child", "BACK")],
}
BANDS = {"ANY": "Anywhere", "FRONT": "Front", "BACK": "Back"}


def moment(hours):
    start = datetime.datetime.now(datetime.timezone.utc).replace(second=0, microsecond=0)
    start += datetime.timedelta(hours=hours)
    local = start.astimezone(zoneinfo.ZoneInfo("Europe/London"))
    return local.strftime("%Y-%m-%dT%H:%M:%S"), start.strftime("%Y-%m-%dT%H:%M:%S")


class House:
    """What is on and what is sold; every request holds the lock."""

    def __init__(self):
        self.lock = threading.Lock()
        self.numbers = itertools.count(5001)
        self.baskets, self.orders, self.log = {}, [], []
        self.seats = {str(900 + 20 * row + n): (row, n) for row in range(3) for n in range(10)}
        self.loose = 40

    def events(self):
        return [{"id": "BARNDANCE1", "name": "Barn Dance", "description": "", "duration": 0,
                 "htmlDescription": "<div id><p>Dance &amp; stew.</p></div>", "imageUrl": "",
                 "thumbnailUrl": None, "isOnSale": True, "webEventId": None, "somethingNew": {"a": [1]},
                 "firstInstanceDateTime": moment(5)[0], "lastInstanceDateTime": moment(5)[0]},
                {"id": "RECITAL2", "name": "Piano Recital", "description": None, "duration": 75,
                 "htmlDescription": "<div id>Schubert, late.</div>", "imageUrl": None,
                 "isOnSale": True, "firstInstanceDateTime": moment(6)[0],
                 "lastInstanceDateTime": moment(6)[0], "attribute_Genre": "Music"}]

    def instances(self):
        def instance(name, event, plan, prices, hours):
            local, utc = moment(hours)
            return {"id": name, "event": {"id": event}, "planId": plan, "priceList": {"id": prices},
                    "start": local, "startUtc": utc, "startSellingAtWeb": None, "isOnSale": True,
                    "stopSellingAtWebUtc": utc + "Z", "cancelled": False, "webInstanceId": "",
                    "hasBestAvailableOverlay": False, "attribute_Bar": True}
        return [instance("BARNTONIGHT", "BARNDANCE1", BARN, "LOOSE", 5),
                instance("RECITALTONIGHT", "RECITAL2", HALL, "SEATED", 6)]

    def prices(self, name):
        return {"id": name, "prices": [
            {"id": p, "isBandDefault": default, "amount": amount,
             "ticketType": {"id": t, "name": label}, "priceBand": {"id": b, "name": BANDS[b]}}
            for p, default, amount, t, label, b in LISTS[name]]}

    def plan(self, name):
        if name == BARN:
            return {"id": BARN, "type": "Unreserved", "name": "Barn", "venue": {"id": "ACMEHOUSE"},
                    "x": 0, "y": 0, "areas": [], "seats": None, "capacity": 40}
        seats = []
        for seat, (row, n) in self.seats.items():
            seats.append({"id": seat, "name": "%s%d" % ("ABC"[row], n + 1), "row": "ABC"[row],
                          "number": n + 1, "x": 20 * n, "y": 30 * row,
                          "previousSeatId": int(seat) - 1 if n else None,
                          "nextSeatId": int(seat) + 1 if n < 9 else None,
                          "previousIsAcrossAisle": n == 5, "nextIsAcrossAisle": n == 4,
                          "tabOrder": None})
        area = {"id": PARTERRE, "type": "Reserved", "name": "Parterre", "venue": {"id": "ACMEHOUSE"},
                "x": 5, "y": 5, "areas": [], "seats": seats, "capacity": len(seats)}
        return {"id": HALL, "type": "Group", "name": "Hall", "venue": {"id": "ACMEHOUSE"}, "x": 0,
                "y": 0, "areas": [area], "seats": None, "capacity": len(seats)}

    def letter(self, seat):
        if any(t.get("seat") == seat for order in self.orders for t in order["tickets"]):
            return "U"
        held = any(t.get("seat") == seat for b in self.baskets.values() for t in b["tickets"])
        return "B" if held else "A"

    def status(self, instance):
        letters = [self.letter(seat) for seat in self.seats]
        held = sum(len(b["tickets"]) for b in self.baskets.values())
        if instance == "BARNTONIGHT":
            sold = sum(1 for o in self.orders for t in o["tickets"] if not t.get("seat"))
            return {"name": "Barn", "available": 40 - sold - held, "wheelchairAvailable": 0,
                    "specialAvailable": 0, "capacity": 40, "inBasket": held, "unavailable": sold}
        return {"name": "Hall", "available": letters.count("A"), "wheelchairAvailable": 0,
                "specialAvailable": 0, "capacity": len(letters), "inBasket": letters.count("B"),
                "unavailable": letters.count("U"), "lockInfoAvailable": None}

    def detail(self):
        lines = []
        for band, rows in (("FRONT", (0,)), ("BACK", (1, 2))):
            for letter in "ABU":
                seats = [s for s, (row, _) in self.seats.items()
                         if row in rows and self.letter(s) == letter]
                if seats:
                    lines.append("%s;%s;%s" % (band, letter, ",".join(seats)))
        return "\n".join(lines)

    def basket(self, b):
        return {"id": b["id"], "basketId": b["id"], "total": sum(t["total"] for t in b["tickets"]),
                "totalDiscount": 0, "tickets": b["tickets"], "ticketDelivery": None,
                "transactionCommission": {"amount": 0, "waived": False}, "unheardOf": None}

    def add(self, b, wanted):
        new = []
        for w in wanted:
            seat = w.get("seat")
            if seat and self.letter(seat) != "A":
                return None
            row = self.seats[seat][0] if seat else 0
            band = ("FRONT" if row == 0 else "BACK") if seat else "ANY"
            amount = next(p[2] for rows in LISTS.values() for p in rows
                          if p[3] == w["type"] and p[5] == band)
            name = "%s%d" % ("ABC"[row], self.seats[seat][1] + 1) if seat else None
            new.append({"id": "T%d" % next(self.numbers), "instance": {"id": w["instance"]},
                        "type": {"id": w["type"]}, "band": {"id": band}, "seat": seat,
                        "seatName": name, "planName": "Parterre" if seat else "Barn",
                        "price": amount, "discount": 0, "total": amount, "barcode": ""})
        b["tickets"] += new
        return new


def wire(tickets):
    """Tickets as they leave: the seat is an object here."""
    return [{**t, "seat": {"id": t["seat"]} if t["seat"] else None} for t in tickets]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    house = None
    base = None

    def log_message(self, *_):
        pass

    def answer(self, status, value=None, text=None):
        body = (text if text is not None else "" if value is None else json.dumps(value)).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain" if text is not None else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def is_signed(self, body):
        lines = [self.command, self.base.split("/acme")[0] + self.path, self.headers.get("Date", "")]
        if self.command != "GET":
            lines.append(base64.b64encode(hashlib.md5(body).digest()).decode())
        mac = hmac.new(KEY, "\n".join(lines).encode(), hashlib.sha1).digest()
        wanted = "SpektrixAPI3 %s:%s" % (LOGIN, base64.b64encode(mac).decode())
        return hmac.compare_digest(wanted, self.headers.get("Authorization", ""))

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = urllib.parse.urlsplit(self.path)
        path = [urllib.parse.unquote(p) for p in url.path[len(ROOT):].split("/")]
        with self.house.lock:
            self.house.log.append((self.command, "/".join(path)))
            if not url.path.startswith(ROOT) or not self.is_signed(body):
                self.answer(401, text="no")
                return
            self.route(path, urllib.parse.parse_qs(url.query), json.loads(body) if body else None)

    do_GET = do_POST = do_PATCH = do_DELETE = handle_any

    def route(self, path, query, body):
        house = self.house
        if path[0] == "baskets":
            self.baskets(path[1:], query, body)
        elif path == ["events"]:
            self.answer(200, house.events())
        elif path == ["venues"]:
            self.answer(200, [{"id": "ACMEHOUSE", "name": "Acme House", "address": None}])
        elif path == ["instances"]:
            first, last = query.get("startFrom", [""])[0], query.get("startTo", ["9"])[0]
            self.answer(200, [i for i in house.instances() if first <= i["start"] < last])
        elif path[0] == "plans" and path[1] in (BARN, HALL):
            self.answer(200, house.plan(path[1]))
        elif path[0] == "instances" and path[2:] == ["price-list"]:
            self.answer(200, house.prices("LOOSE" if path[1] == "BARNTONIGHT" else "SEATED"))
        elif path[0] == "instances" and path[2:] == ["status"]:
            self.answer(200, house.status(path[1]))
        elif path[0] == "instances" and path[2:] == ["status", "detail"]:
            self.answer(200, text=house.detail())
        else:
            self.answer(404)

    def baskets(self, path, query, body):
        house = self.house
        if not path:
            basket = {"id": "B-%d" % next(house.numbers), "tickets": []}
            house.baskets[basket["id"]] = basket
            self.answer(201, {"id": basket["id"], "basketId": basket["id"]})
            return
        basket = house.baskets.get(path[0])
        if not basket:
            self.answer(404, {"message": "no such basket"})
        elif path[1:] == ["tickets"] and self.command == "POST":
            new = house.add(basket, body)
            self.answer(400, {"errorCode": 1, "message": "Validation Failed", "problems": ["gone"]}) \
                if new is None else self.answer(201, wire(new))
        elif path[1:] == ["tickets"] and self.command == "DELETE":
            gone = query["ticketIds"][0].split(",")
            basket["tickets"] = [t for t in basket["tickets"] if t["id"] not in gone]
            self.answer(204)
        elif path[1:] == ["clear"]:
            basket["tickets"] = []
            self.answer(200, house.basket(basket))
        elif path[1:] == ["confirm"]:
            self.confirm(basket)
        else:
            if self.command == "PATCH":
                basket["patch"] = body
            shown = house.basket(basket)
            self.answer(200, {**shown, "tickets": wire(shown["tickets"])})

    def confirm(self, basket):
        house = self.house
        tickets = [{**t, "barcode": "95%011d" % next(house.numbers)} for t in basket["tickets"]]
        order = {"id": "I-ORDER-%d" % next(house.numbers), "tickets": tickets,
                 "total": sum(t["total"] for t in tickets), "patch": basket.get("patch")}
        house.orders.append(order)
        del house.baskets[basket["id"]]
        self.answer(200, {"id": order["id"], "total": order["total"], "tickets": wire(tickets),
                          "deliveries": [], "payments": []})


def certificate(folder):
    pem = os.path.join(folder, "foreign.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
                    "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
                    "-keyout", pem + ".key", "-out", pem], check=True, capture_output=True)
    return pem


class Foreign:
    """The service on an ephemeral port, in threads of this process; a context manager."""

    def __init__(self, folder):
        self.house = House()
        pem = certificate(folder)
        handler = type("Bound", (Handler,), {"house": self.house})
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem, pem + ".key")
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        url = "https://127.0.0.1:%d%s" % (self.server.server_address[1], ROOT)
        handler.base = url
        self.description = {"url": url, "ca": pem, "login": LOGIN,
                            "key": base64.b64encode(KEY).decode()}

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
