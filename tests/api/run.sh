#!/usr/bin/env bash
# Property-based run over the OpenAPI documents of the running platform; starts one, and stops it afterwards, where none runs.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
home=${ORDERFLOW_HOME:-.orderflow}
venv=$home/test-api/venv
wanted=tests/api/requirements.txt

if ! cmp -s "$wanted" "$venv/installed.txt"; then
  echo "Installing schemathesis into $venv."
  "${PYTHON:-python3}" -c 'import sys; sys.exit("Python 3.11 or later is needed.") if sys.version_info < (3, 11) else None'
  rm -rf "$venv"
  "${PYTHON:-python3}" -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$wanted"
  cp "$wanted" "$venv/installed.txt"
fi

if ! tools/launcher.sh status 2>/dev/null | grep -q '^launcher pid'; then
  trap 'tools/launcher.sh stop' EXIT
  tools/launcher.sh start
fi
"$venv/bin/python" -B tests/api/run.py "$home"
