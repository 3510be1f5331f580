"""Sends generated requests, good and bad, to every documented operation of every service, as each role."""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from hooks import TAMED
from platform_client import Platform

HERE = Path(__file__).parent
SEED = int(os.environ.get("TEST_API_SEED") or random.randrange(1_000_000))
EXAMPLES = int(os.environ.get("TEST_API_EXAMPLES") or 40)
ONLY = os.environ.get("TEST_API_SERVICES", "").split()

# The full run is the administrator's, who may do everything. The others and the odd characters are looked at for failures of ours only.
OURS = "no_failure_of_ours,problem_for_every_refusal,nothing_of_our_inside"
CONTRACT = ",".join([
    OURS, "status_code_conformance", "content_type_conformance", "response_schema_conformance", "negative_data_rejection",
    "positive_data_acceptance", "missing_required_header", "unsupported_method", "ignored_auth",
])
# Operations that refuse even a good request, because what they act upon cannot be there.
NO_SELLER = "no order is completed without a delivery, so that no seller is paid"
ASKS_NOTHING, HEARS_NOTHING = "it asks nothing of others that could fail and be parked", "it takes no events in that could die"
NOTHING_TO_DO = {
    ("catalog", "POST /api/v1/ops/failed-compensations/{id}/retry"): ASKS_NOTHING,
    ("sandbox", "POST /api/v1/ops/failed-compensations/{id}/retry"): ASKS_NOTHING,
    ("warehouse", "POST /api/v1/ops/failed-compensations/{id}/retry"): ASKS_NOTHING,
    ("catalog", "POST /api/v1/ops/dead-letters/{id}/replay"): HEARS_NOTHING,
    ("sandbox", "POST /api/v1/ops/dead-letters/{id}/replay"): HEARS_NOTHING,
    ("order", "POST /api/v1/orders/{id}/complete"): "nothing is accepted that was not delivered",
    ("payment", "GET /api/v1/seller-payouts/{id}/ledger"): NO_SELLER,
    ("payment", "POST /api/v1/seller-payouts/{id}/sent"): NO_SELLER,
    ("payment", "POST /api/v1/seller-payouts/{id}/recovered"): NO_SELLER,
}
METHODS = {"get", "post", "put", "patch", "delete"}
RUNS = [
    ("admin", "examples,coverage,fuzzing,stateful", CONTRACT, EXAMPLES, "false"),
    ("staff", "fuzzing", OURS, max(1, EXAMPLES // 3), "true"),
    ("customer", "fuzzing", OURS, max(1, EXAMPLES // 3), "true"),
]


def late(number):
    return f"; {number} times 503, repeated" if number else ""


def run(service, url, role, token, phases, checks, examples, x00, known, report):
    command = [
        str(Path(sys.executable).parent / "schemathesis"), "--config-file", str(HERE / "schemathesis.toml"),
        "run", f"{url}/q/openapi?format=json", "--url", url, "--header", f"Authorization: Bearer {token}",
        "--phases", phases, "--checks", checks, "--max-examples", str(examples), "--seed", str(SEED),
        "--generation-allow-x00", x00, "--generation-database", "none", "--request-timeout", "30", "--continue-on-failure", "--no-color",
        "--report", "ndjson", "--report-ndjson-path", str(report),
    ]
    environment = os.environ | {
        "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": "1",
        "ORDERFLOW_SERVICE": service, "ORDERFLOW_KNOWN": json.dumps(known),
    }
    # What the tool keeps between runs would make the next one another run; here it is thrown away.
    return subprocess.run(command, env=environment, cwd=report.parent, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def exchanges(report):
    """Each request that was sent, with the status of its answer; none when the run did not get that far."""
    for line in report.read_text().splitlines() if report.exists() else []:
        recorder = json.loads(line).get("ScenarioFinished", {}).get("recorder", {})
        for number, exchange in recorder.get("interactions", {}).items():
            case = recorder["cases"][number]["value"]
            yield f"{case['method']} {case['path']}", (exchange.get("response") or {}).get("status_code", 0)


def came_late(report):
    """How many answers were a 503 that came through when it was repeated."""
    return sum(status == 503 for _, status in exchanges(report))


def never_done(report, document):
    """Documented operations that refused everything they were sent: nothing was learnt of how they answer."""
    done = {f"{method.upper()} {path}": False for path, item in document["paths"].items() for method in item if method in METHODS}
    for operation, status in exchanges(report):
        done[operation] = done.get(operation, True) or 200 <= status < 300
    return {operation for operation, was in done.items() if not was}


def judged(service, never):
    """What is wrong with the list of operations that were never done: one that should have been, or an allowance that is not needed."""
    allowed = {operation for place, operation in NOTHING_TO_DO if place == service}
    return [f"{service}: never done: {operation}" for operation in sorted(never - allowed)] + [
        f"{service}: done, though it is said that it cannot be: {operation}" for operation in sorted(allowed - never)
    ]


def broken(platform):
    """Rules of the services' books that do not hold after all of this."""
    return [
        f"{service}: rule {line['rule']} is broken {line['violations']} times: {', '.join(line['examples'])}"
        for service in platform.services
        for line in platform.call(service, "GET", "/api/v1/ops/invariants")["items"] if line["violations"]
    ]


def sweep(platform, reports, home):
    """Findings, as lines."""
    known = platform.make_known()
    failed = []
    for service, url in platform.services.items():
        if ONLY and service not in ONLY:
            continue
        platform.make_known_before(service, known)
        for role, phases, checks, examples, x00 in RUNS:
            started = time.monotonic()
            report = reports / f"{service}-{role}.ndjson"
            done = run(service, url, role, platform.tokens[role], phases, checks, examples, x00, known, report)
            (reports / f"{service}-{role}.txt").write_text(done.stdout)
            cases = next((line.strip() for line in done.stdout.splitlines() if re.match(r"\s+\d+ generated", line)), "no test case")
            verdict = "sound" if done.returncode == 0 else "FOUND"
            print(f"{verdict}  {service:10} as {role:9} {time.monotonic() - started:5.0f} s  {cases}{late(came_late(report))}", flush=True)
            if role == "admin":
                failed += judged(service, never_done(report, platform.call(service, "GET", "/q/openapi?format=json")))
            if done.returncode != 0:
                failed.append(f"{service} as {role}")
                print(done.stdout)
            if not platform.is_well(service):
                sys.exit(f"{service} has died of it; its log is in {home / 'logs'}")
    return failed


def main(home):
    platform = Platform(home)
    reports = home / "test-api" / "reports"
    shutil.rmtree(reports, ignore_errors=True)
    reports.mkdir(parents=True)
    print(f"seed {SEED} (TEST_API_SEED), {EXAMPLES} examples an operation (TEST_API_EXAMPLES); reports in {reports}")
    for place, (_, reason) in TAMED.items():
        print(f"  tamed: {place}: {reason}")
    for (service, operation), reason in NOTHING_TO_DO.items():
        print(f"  never done: {service}: {operation}: {reason}")
    begin = time.monotonic()
    try:
        failed = sweep(platform, reports, home) + broken(platform)
    finally:
        platform.heal()
    print(f"{time.monotonic() - begin:.0f} s, seed {SEED}: " + ("nothing found" if not failed else "findings:"), *failed, sep="\n  ")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
