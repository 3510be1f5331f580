#!/usr/bin/env bash
# Builds the pinned daprd: build.sh OUT. Reproducible; no C compiler and no other Go toolchain is fetched.
set -euo pipefail
cd "$(dirname "$0")"
out=$1
version=$(sed -n 's#^\tgithub.com/dapr/dapr v##p' go.mod)
export CGO_ENABLED=0 GOTOOLCHAIN=local GOFLAGS=-mod=readonly
build=github.com/dapr/dapr/pkg/buildinfo
exec go build -trimpath -buildvcs=false -tags stablecomponents \
  -ldflags "-s -w -X $build.version=$version -X $build.gitversion=v$version+orderflow -X github.com/dapr/kit/logger.DaprVersion=$version" \
  -o "$out" .
