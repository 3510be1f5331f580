#!/usr/bin/env bash
# Builds the pinned stripe-mock for the tests of services/payment: build.sh OUT. No other Go toolchain is fetched.
set -euo pipefail
cd "$(dirname "$0")"
if ! command -v go >/dev/null; then
  echo "Go is needed to build stripe-mock, Stripe's own mock, and there is no go on the search path. Install Go 1.26.6" >&2
  echo "or later from https://go.dev/dl and try again." >&2
  exit 1
fi
export CGO_ENABLED=0 GOTOOLCHAIN=local GOFLAGS=-mod=readonly
exec go build -trimpath -buildvcs=false -ldflags '-s -w' -o "$1" github.com/stripe/stripe-mock
