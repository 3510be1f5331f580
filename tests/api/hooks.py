"""Makes generated requests speak of things that exist, keeps them from harming the platform, and looks at every answer."""

import base64
import hashlib
import hmac
import json
import os
import re
import time
import uuid
import zlib

import schemathesis

KNOWN = json.loads(os.environ.get("ORDERFLOW_KNOWN", "{}"))


def _still(body):
    body["advance_seconds"] = 0


def _never(body):
    body["detail"] = "passed for nothing of this name"


def _healthy(body):
    body.update(error_rate=0.0, latency_ms=0, duplicate=False, reorder=False, void_fails=False)


def _with_token(body):
    payment = body.get("payment")
    if isinstance(payment, dict) and payment.get("method") == "card" and not (payment.get("token") or "").strip():
        payment["token"] = "tok_ok"


def _by_a_difference(body):
    if body.get("delta") and body.get("set") is not None or body.get("delta") is None and body.get("set") is None or body.get("delta") == 0:
        body.update(delta=1, set=None)


# Nothing is left out. These bodies, where they are good ones, are made harmless, or made to keep a rule between two of their fields that no
# schema tells; their bad ones are sent as they are.
TAMED = {
    "POST /api/v1/orders": (_with_token, "a card payment needs a token; one is put in where it is missing"),
    "POST /api/v1/stock/adjustments": (_by_a_difference, "exactly one of delta and set is given, and delta is not zero"),
    "POST /clock": (_still, "sandbox time would move by years, and never back; a good advance is sent as 0 seconds"),
    "POST /api/v1/ops/clock": (_still, "platform time would move by years, and never back; a good advance is sent as 0 seconds"),
    "POST /api/v1/ops/crash-points": (_never, "an armed place ends the process; a good request arms one for what never passes it"),
    "POST /gateway/faults": (_healthy, "the gateway would fail for the other requests; a good request switches faults off"),
}

PLACES = {
    "/api/v1/orders/{id}": "orders", "/api/v1/quotes/{id}": "quotes", "/api/v1/payments/{id}": "payments",
    "/api/v1/payouts/{id}": "payouts", "/api/v1/bank-transfers/{id}": "transfers", "/api/v1/cod-remittances/{id}": "remittances",
}
# Of these there are a few, and only at first: the first good request has to name one.
FEW = {
    "/api/v1/ops/failed-compensations/{id}/retry": "parked", "/api/v1/ops/dead-letters/{id}/replay": "dead",
    "/api/v1/orders/{id}/holds/{hold_id}": "holds",
}
SERVICE = os.environ.get("ORDERFLOW_SERVICE")


def _good(case):
    return case.meta is not None and case.meta.generation.mode.is_positive


def _sometimes(case):
    """About every second time, and the same times for the same seed."""
    return zlib.crc32(repr((case.path_parameters, case.query, case.body)).encode()) % 2 == 0


@schemathesis.hook
def before_call(context, case, **kwargs):
    if not _good(case):
        _stay_bad(case)
        return
    key = case.headers.get("Idempotency-Key") if case.headers else None
    if key is not None:
        # The generator likes to send one key again and again, and would see nothing but repeats.
        case.headers["Idempotency-Key"] = str(uuid.uuid4())
    if case.query and "cursor" in case.query:
        # Only an earlier page knows a good one; bad ones have tests of their own.
        del case.query["cursor"]
    tamed = TAMED.get(f"{case.method.upper()} {case.operation.path}")
    if tamed and isinstance(case.body, dict):
        tamed[0](case.body)
    if KNOWN and (case.operation.path in FEW or _sometimes(case)):
        _speak_of_what_exists(case)
    if case.operation.path.startswith("/webhooks/gateways/"):
        _sign(case)


def _stay_bad(case):
    """What would make a bad request good again: a parameter without a value counts as left out, of several the first counts, and the pattern
    of a settlement file shows one of the headers that are taken."""
    if case.operation.path == "/api/v1/settlements" and isinstance(case.body, str):
        case.body = case.body.replace("payment_reference", "reference")
    for name in ("from", "to", "limit", "status", "outcome", "payment_id"):
        if case.query and (case.query.get(name) == "" or isinstance(case.query.get(name), (list, dict))):
            case.query[name] = "-"


def _sign(case):
    """As the gateway would. The secret is the platform's own."""
    if _sometimes(case):
        case.path_parameters["gateway"] = "sandbox"
    now, message = str(int(time.time())), f"msg_{uuid.uuid4()}"
    text = json.dumps(case.body, allow_nan=False)
    signed = hmac.new(base64.b64decode(KNOWN["webhook_secret"]), f"{message}.{now}.{text}".encode(), hashlib.sha256).digest()
    case.headers = dict(case.headers or {}) | {
        "webhook-id": message, "webhook-timestamp": now, "webhook-signature": "v1," + base64.b64encode(signed).decode(),
    }


def _speak_of_what_exists(case):
    path, parameters, body = case.operation.path, case.path_parameters or {}, case.body
    pick = zlib.crc32(repr((parameters, body)).encode())
    for place, kind in PLACES.items():
        if path.startswith(place):
            known = KNOWN[kind].get(path.split("/")[-1]) or KNOWN[kind]["any"]
            parameters["id"] = known[pick % len(known)]
    jobs = KNOWN["jobs"].get(SERVICE)
    if path == "/api/v1/ops/jobs/{name}/run" and jobs:
        parameters["name"] = jobs[pick % len(jobs)]
    if path == "/api/v1/orders/{id}/holds/{hold_id}":
        parameters["id"], parameters["hold_id"] = KNOWN["holds"][pick % len(KNOWN["holds"])]
    elif path in FEW and KNOWN[FEW[path]].get(SERVICE):
        few = KNOWN[FEW[path]][SERVICE]
        parameters["id"] = few[pick % len(few)]
    if path == "/gateway/operations/{key}":
        parameters["key"] = KNOWN["stray"]
    if "sku" in parameters:
        parameters["sku"] = KNOWN["priced" if path.endswith("/price") else "sku"]
    if case.query and "order_id" in case.query:
        case.query["order_id"] = KNOWN["orders"]["any"][0]
    if case.query and "payment_id" in case.query:
        case.query["payment_id"] = KNOWN["payments"]["any"][0]
    if case.headers and path.endswith(("/capture", "/void", "/refunds", "/cancel", "/confirm", "/holds", "/holds/{hold_id}")):
        case.headers.pop("If-Match", None)
    if isinstance(body, dict):
        _make_sense(path, body, pick)
    if path.endswith("/cancel") and isinstance(body, dict) and body.get("items"):
        parameters["id"], item = KNOWN["parts"][pick % len(KNOWN["parts"])]
        body["items"] = [{"order_item_id": item, "quantity": 1}]


def _make_sense(path, body, pick):
    """Fields that have to agree with each other or with what there is, or that have to be new."""
    if path == "/api/v1/ops/crash-points":
        body["name"] = KNOWN["crash_points"][SERVICE][pick % len(KNOWN["crash_points"][SERVICE])]
        return
    fresh = str(uuid.uuid4())
    reference = KNOWN["challenge"] if path == "/gateway/actions" else KNOWN["stray"] if path.startswith("/gateway/payments/") else KNOWN["reference"]
    for field, value in {
        "warehouse_id": KNOWN["warehouse"], "code": fresh, "operation_key": fresh, "payment_reference": reference, "currency": "USD",
        "sku": fresh if path == "/api/v1/products" else KNOWN["sku"],
    }.items():
        if field in body:
            body[field] = value
    if isinstance(body.get("amount"), dict):
        body["amount"].update(amount=1 + pick % 9, currency="USD")
    if isinstance(body.get("payment"), dict):
        body.update(payment={"method": "card", "token": "tok_ok", "capture": "on_confirm"}, coupon_codes=[], redeem_points=0)
    if path == "/api/v1/bank-transfers":
        body.update(reference=KNOWN["transfer"], bank_reference=fresh)
    for item in body["items"] if path in ("/api/v1/orders", "/api/v1/quotes") else []:
        item.update(sku=KNOWN["sku"], quantity=1 + pick % 9)
    for item in body["items"] if path == "/api/v1/cod-remittances" else []:
        item.update(order_id=KNOWN["cash"][pick % len(KNOWN["cash"])])


INSIDE = re.compile(
    r"\n\s*at [\w.$]+\(|\b(?:io|java|jakarta|org|com)\.[a-z]\w*\.[\w.$]*[A-Z]\w+|[A-Za-z]+Exception\b"
    r"|\b(?:select|update|delete|insert into)\b.{1,80}\b(?:from|set|values|where)\b|SQLSTATE",
    re.IGNORECASE | re.DOTALL,
)


@schemathesis.check
def no_failure_of_ours(ctx, response, case):
    """No 5xx. Where a busy machine made a neighbour late (503 *_unavailable), the request is repeated, as api.md tells clients to."""
    for _ in range(10):
        if response.status_code != 503 or not response.json().get("code", "").endswith("_unavailable"):
            break
        time.sleep(1)
        response = case.call()
    assert response.status_code < 500, f"answered {response.status_code}: {response.text[:300]}"


@schemathesis.check
def problem_for_every_refusal(ctx, response, case):
    """RFC 9457 with a stable code and with where it happened, and on a 400 or 422 with what is bad."""
    if response.status_code < 400 or case.method.upper() == "HEAD":
        return
    kind = response.headers.get("content-type", [""])[0].split(";")[0]
    assert kind == "application/problem+json", f"a refusal of type {kind!r}"
    problem = response.json()
    assert problem.get("status") == response.status_code, "status differs between the answer and its body"
    assert problem.get("title") and problem.get("detail"), "a problem without title or detail"
    assert re.fullmatch(r"[a-z0-9_]+", problem.get("code", "")), "a problem without a code"
    assert problem.get("instance"), "a problem that does not say where"
    assert response.status_code not in (400, 422) or problem.get("errors"), "a 400 or 422 without errors"


@schemathesis.check
def nothing_of_our_inside(ctx, response, case):
    """No stack trace, SQL or class name; what the request itself said may come back."""
    if response.status_code < 400:
        return
    found = INSIDE.search(response.text)
    sent = json.dumps([case.path_parameters, case.query, case.body], default=str)
    assert not found or found.group() in sent, f"tells of our inside: {found.group()!r}"
