"""The running platform: where its services are, its tokens, and a few things that exist in it."""

import json
import urllib.request
import uuid


def ids(orders):
    return [order["id"] for order in orders]


def payments(orders):
    return [order["payment"]["id"] for order in orders]


class Platform:
    def __init__(self, home):
        endpoints = json.loads((home / "run/endpoints.json").read_text())["services"]
        self.services = {name: place["url"] for name, place in sorted(endpoints.items()) if name != "console"}
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
        card = {"method": "card", "token": "tok_ok", "capture": "on_confirm"}
        # Each command gets some of its own: what is voided can be neither captured nor refunded.
        held, other_held, paid, to_be_cancelled, to_be_confirmed = (
            [self.order(mark, payment) for _ in range(4)]
            for payment in (card, card, card | {"capture": "immediate"}, card, {"method": "cod"})
        )
        challenge = self.order(mark, card | {"token": "tok_action_required"})
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
            "payments": {
                "any": payments(paid), "capture": payments(held), "void": payments(other_held), "refunds": payments(paid),
            },
            "reference": paid[0]["payment"]["reference"], "challenge": challenge["payment"]["reference"], "stray": mark,
            "jobs": {service: [job["name"] for job in self.call(service, "GET", "/api/v1/ops/jobs")["items"]] for service in self.services},
        }

    def order(self, sku, payment):
        return self.call("order", "POST", "/api/v1/orders", {
            "customer_id": "test-api", "currency": "USD", "items": [{"sku": sku, "quantity": 3}],
            "shipping_address": {"name": "A", "line1": "1", "city": "B", "postal_code": "1", "country": "US"}, "payment": payment,
        })

    def is_alive(self, service):
        try:
            with urllib.request.urlopen(self.services[service] + "/healthz/live", timeout=30) as answer:
                return answer.status == 200
        except OSError:
            return False

    def heal(self):
        self.call("sandbox", "POST", "/gateway/faults", {
            "error_rate": 0.0, "latency_ms": 0, "duplicate": False, "reorder": False, "void_fails": False,
        })
