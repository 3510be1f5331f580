"""The running platform: where its services are, its tokens, and a few things that exist in it."""

import json
import os
import signal
import time
import urllib.request
import uuid
from contextlib import contextmanager

PATIENCE_SECONDS = 120
CARD = {"method": "card", "token": "tok_ok", "capture": "on_confirm"}
CASH, TRANSFER = {"method": "cod"}, {"method": "bank_transfer"}


def eventually(what, look):
    """What look() sees as soon as it is something; a bounded wait."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not (seen := look()):
        if time.monotonic() > end:
            raise TimeoutError(f"no {what} after {PATIENCE_SECONDS} s")
        time.sleep(0.5)
    return seen


def ids(orders):
    return [order["id"] for order in orders]


def payments(orders):
    return [order["payment"]["id"] for order in orders]


class Platform:
    def __init__(self, home):
        endpoints = json.loads((home / "run/endpoints.json").read_text())["services"]
        # The console is a page, not an API.
        self.services = {name: place["url"] for name, place in sorted(endpoints.items()) if name != "console"}
        self.pids = {name: endpoints[name]["pid"] for name in self.services}
        self.sidecars = {name: place["sidecar"]["http_port"] for name, place in endpoints.items() if "sidecar" in place}
        self.sidecar_token = (home / "run/tokens/dapr.token").read_text().strip()
        secrets = json.loads((home / "run/webhook-secrets.json").read_text())
        self.webhook_secret = secrets["gateways"]["sandbox"][0].removeprefix("whsec_")
        self.tokens = {role: (home / f"run/tokens/{role}.jwt").read_text().strip() for role in ("admin", "staff", "customer")}

    def call(self, service, method, path, body=None):
        request = urllib.request.Request(
            self.services[service] + path, method=method, data=None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {self.tokens['admin']}", "Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4()),
            },
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or "null")

    def make_known(self):
        """Makes things for requests to speak of: without them nearly every request would end in a 404."""
        mark, priced = f"test-api-{uuid.uuid4()}", f"test-api-{uuid.uuid4()}"
        for sku in (mark, priced):
            self.call("catalog", "POST", "/api/v1/products", {
                "sku": sku, "name": "Test", "price": {"amount": 100, "currency": "USD"}, "tax_class": "zero", "weight_grams": 1,
            })
        warehouse = self.call("warehouse", "POST", "/api/v1/warehouses", {"code": mark, "name": "Test", "address": {"country": "US"}})["id"]
        self.call("warehouse", "POST", "/api/v1/stock/adjustments", {"warehouse_id": warehouse, "sku": mark, "set": 1_000_000, "reason": "test"})
        # Each command gets some of its own: what is voided can be neither captured nor refunded.
        held, other_held, paid, to_be_cancelled, to_be_cut, to_be_confirmed, to_be_transferred = (
            [self.order(mark, payment) for _ in range(4)]
            for payment in (CARD, CARD, CARD | {"capture": "immediate"}, CARD, CARD, CASH, TRANSFER)
        )
        overpaid, strays = to_be_transferred.pop(), [self.transfer(f"{mark}-{number}") for number in range(4)]
        challenge = self.order(mark, CARD | {"token": "tok_action_required"})
        waiting = [self.order(mark, CARD) for _ in range(4)]
        quote = self.call("order", "POST", "/api/v1/quotes", {
            "customer_id": "test-api", "currency": "USD", "items": [{"sku": mark, "quantity": 1}],
        })
        # Money at the gateway that belongs to no order, so that no books are disturbed.
        self.call("sandbox", "POST", "/gateway/payments/authorize", {
            "operation_key": mark, "payment_reference": mark, "token": "tok_ok", "amount": {"amount": 1_000_000, "currency": "USD"},
        })
        return {
            "webhook_secret": self.webhook_secret, "sku": mark, "priced": priced, "warehouse": warehouse, "quotes": {"any": [quote["id"]]},
            "orders": {"any": ids(to_be_cancelled), "confirm": ids(to_be_confirmed)},
            "parts": [[order["id"], order["items"][0]["id"]] for order in to_be_cut],
            "holds": [[order["id"], self.hold(order)] for order in waiting],
            "payments": {
                "any": payments(paid), "capture": payments(held), "void": payments(other_held), "refunds": payments(paid),
            },
            "reference": paid[0]["payment"]["reference"], "challenge": challenge["payment"]["reference"], "stray": mark,
            "transfer": to_be_transferred[0]["payment"]["reference"], "transfers": {"any": strays},
            "payouts": {"any": self.payouts(overpaid, [self.transfer(f"{mark}-back-{number}") for number in range(3)])},
            "cash": ids(to_be_confirmed), "remittances": {"any": [self.remit(mark, ids(to_be_confirmed))]},
            "jobs": {service: self.names(service, "jobs") for service in self.services},
            "crash_points": {service: self.names(service, "crash-points") for service in self.services},
            "parked": {}, "dead": {},
        }

    def make_known_before(self, service, known):
        """Makes what does not keep: the platform itself would have cleared it up before the turn of this service comes."""
        parking = {"order": self.park_releases, "payment": self.park_voids}.get(service)
        if parking:
            known["parked"][service] = parking(known["sku"])
        # Each topic has one owner, and a sidecar publishes nothing else.
        topic = {
            "order": ("payment", "payments.payment.confirmed"), "payment": ("order", "orders.order.status_changed"),
            "warehouse": ("order", "orders.order.status_changed"),
        }.get(service)
        if topic:
            known["dead"][service] = self.poison(service, *topic)

    def transfer(self, reference, amount=700):
        """Id of a bank transfer; a reference that no order has makes one that belongs to nothing."""
        self.call("payment", "POST", "/api/v1/bank-transfers", {
            "reference": reference, "amount": {"amount": amount, "currency": "USD"}, "received_at": "2026-03-02T09:30:00Z",
            "bank_reference": f"{reference}-{amount}",
        })
        return next(
            each["id"] for each in self.call("payment", "GET", "/api/v1/bank-transfers")["items"] if each["reference"] == reference
        )

    def payouts(self, overpaid, strays):
        """Ids of payouts that are still to be sent: of what was too much for an order, and of transfers that belong to nothing."""
        self.transfer(overpaid["payment"]["reference"], overpaid["totals"]["grand"]["amount"] + 5)
        for stray in strays:
            self.call("payment", "POST", f"/api/v1/bank-transfers/{stray}/give-back")
        of = {overpaid["payment"]["id"], *strays}
        listed = self.call("payment", "GET", "/api/v1/payouts?status=ordered")["items"]
        return [each["id"] for each in listed if each.get("payment_id") in of or each.get("bank_transfer_id") in of]

    def remit(self, reference, orders):
        """Id of a remittance of cash that was never collected, for nothing here is delivered."""
        return self.call("payment", "POST", "/api/v1/cod-remittances", {
            "reference": reference, "carrier": "test-api",
            "items": [{"order_id": order, "amount": {"amount": 300, "currency": "USD"}} for order in orders],
        })["id"]

    def names(self, service, kind):
        return [each["name"] for each in self.call(service, "GET", f"/api/v1/ops/{kind}")["items"]]

    def hold(self, order):
        held = self.call("order", "POST", f"/api/v1/orders/{order['id']}/holds", {"kind": "manual", "reason": "test"})
        return held["holds"][-1]["id"]

    def park_releases(self, sku):
        """Releases of stock that the order service gave up on, because the warehouse was stopped for some seconds."""
        orders = [self.order(sku, CARD) for _ in range(4)]
        # So that its next round, which takes parked ones up again, is a whole period away.
        self.call("order", "POST", "/api/v1/ops/jobs/dlq-retry/run")
        with self.stopped("warehouse"):
            self.cancel(orders)
            return self.parked("order", orders)

    def park_voids(self, sku):
        """Voids that the payment service gave up on, because the gateway refuses them for this card."""
        orders = [self.order(sku, CARD | {"token": "tok_void_fails"}) for _ in range(4)]
        self.faults(void_fails=True)
        self.cancel(orders)
        return self.parked("payment", orders)

    def cancel(self, orders):
        for order in orders:
            self.call("order", "POST", f"/api/v1/orders/{order['id']}/cancel", {"reason": "test"})

    def parked(self, service, orders):
        subjects = {order["id"] for order in orders} | {order["payment"]["id"] for order in orders}

        def look():
            listed = self.call(service, "GET", "/api/v1/ops/failed-compensations")["items"]
            found = [each["id"] for each in listed if each["aggregate_id"] in subjects]
            return found if len(found) >= len(orders) else None

        return eventually(f"{len(orders)} parked operations in {service}", look)

    @contextmanager
    def stopped(self, service):
        os.kill(self.pids[service], signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.pids[service], signal.SIGCONT)
            eventually(f"{service} that is ready", lambda: self.is_well(service, "ready"))

    def poison(self, consumer, owner, topic):
        """Ids of a dead letter at the consumer: what it was sent is no event of this topic."""
        mark = f"test-api-{uuid.uuid4()}"
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.sidecars[owner]}/v1.0/publish/pubsub/{topic}", method="POST", data=json.dumps({"poison": mark}).encode(),
            headers={"dapr-api-token": self.sidecar_token, "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30):
            pass
        return eventually(f"dead letter in {consumer}", lambda: [
            letter["id"] for letter in self.call(consumer, "GET", "/api/v1/ops/dead-letters")["items"] if mark in letter["payload"]
        ])

    def order(self, sku, payment):
        return self.call("order", "POST", "/api/v1/orders", {
            "customer_id": "test-api", "currency": "USD", "items": [{"sku": sku, "quantity": 3}],
            "shipping_address": {"name": "A", "line1": "1", "city": "B", "postal_code": "1", "country": "US"}, "payment": payment,
        })

    def is_well(self, service, kind="live"):
        try:
            with urllib.request.urlopen(f"{self.services[service]}/healthz/{kind}", timeout=30) as answer:
                return answer.status == 200
        except OSError:
            return False

    def faults(self, void_fails):
        self.call("sandbox", "POST", "/gateway/faults", {
            "error_rate": 0.0, "latency_ms": 0, "duplicate": False, "reorder": False, "void_fails": void_fails,
        })

    def heal(self):
        self.faults(void_fails=False)
        for service in self.services:
            self.call(service, "DELETE", "/api/v1/ops/crash-points")
