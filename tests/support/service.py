"""Service: asks a ticket service itself, signed with code of its own, to know what a script may choose.

Only the contract is used, so it works against any service that keeps it.
"""
import base64
import email.utils
import hashlib
import hmac
import json
import ssl
import urllib.request


class Service:
    def __init__(self, description):
        self.url = description["url"]
        self.login = description["login"]
        self.key = base64.b64decode(description["key"])
        self.context = ssl.create_default_context(cafile=description["ca"])

    def ask(self, method, path, body=None):
        """The decoded answer; `path` is relative to the base URL."""
        url = self.url + path
        date = email.utils.formatdate(usegmt=True)
        data = None if method == "GET" else (b"" if body is None else json.dumps(body).encode())
        text = "%s\n%s\n%s" % (method, url, date)
        if data is not None:
            text += "\n" + base64.b64encode(hashlib.md5(data).digest()).decode()
        signature = base64.b64encode(hmac.new(self.key, text.encode(), hashlib.sha1).digest())
        headers = {"Date": date, "User-Agent": "FoyerTests/1 (+https://example.org)",
                   "Authorization": "SpektrixAPI3 %s:%s" % (self.login, signature.decode()),
                   "Content-Type": "application/json", "Accept": "application/json"}
        request = urllib.request.Request(url, data=data, headers=headers, method=method)
        with urllib.request.urlopen(request, timeout=120, context=self.context) as answer:
            return json.loads(answer.read() or b"null")

    def instance(self, instance_id):
        return self.ask("GET", "instances/" + instance_id)

    def seats_with(self, instance_id, letters):
        """Ids of the seats whose status is one of the letters (contract 8.3)."""
        detail = self.ask("GET", "instances/%s/status/detail?includeLockInformation=false"
                                 "&includeChildPlans=true" % instance_id)
        return {str(seat) for band in detail.values() for letter, seats in band.items()
                if letter in letters for seat in seats}

    def free_neighbours(self, instance_id, n, letters="A"):
        """Seat ids of n free seats beside each other, none left single beside them, none a companion's."""
        plan = self.ask("GET", "plans/" + self.instance(instance_id)["planId"])
        spaces = self.seats_with(instance_id, "W")
        free = self.seats_with(instance_id, letters)
        loose = self.seats_with(instance_id, "AIX")
        for area in leaves(plan):
            seats = {seat["id"]: seat for seat in area["seats"] or []}
            free -= {str(seat[way]) for seat in seats.values() if seat["id"] in spaces
                     for way in ("previousSeatId", "nextSeatId")}
            for seat in seats.values():
                if str(seat["previousSeatId"]) in loose and not seat["previousIsAcrossAisle"]:
                    continue  # in the middle of free seats: one might be left single before it
                run = [seat["id"]]
                while len(run) < n + 2 and seats[run[-1]]["nextSeatId"] is not None and \
                        not seats[run[-1]]["nextIsAcrossAisle"]:
                    following = str(seats[run[-1]]["nextSeatId"])
                    if following not in free or following not in seats:
                        break
                    run.append(following)
                if run[0] in free and len(run) >= n + 2:
                    return run[:n]
        raise LookupError("no %d free seats together in %s" % (n, instance_id))


def leaves(plan):
    if plan.get("areas"):
        for area in plan["areas"]:
            yield from leaves(area)
    else:
        yield plan
