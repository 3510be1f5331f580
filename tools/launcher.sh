#!/usr/bin/env bash
# Runs the launcher, with just the memory it takes to unpack PostgreSQL.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/jdk.sh"
cd "$root"
exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms16m -Xmx256m -Xss512k \
  -XX:+UseCompactObjectHeaders -jar local/target/local.jar "$@"
