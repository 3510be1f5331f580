#!/usr/bin/env bash
# Builds what is missing or has changed, and says what takes the time: the modules by Maven, then daprd by Go.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
mkdir -p .orderflow
stamp=.orderflow/build.stamp
log=.orderflow/build.log

# Two builds at once would write the same files.
if command -v flock >/dev/null; then
  exec 9>.orderflow/build.lock
  flock 9
fi

sources() {
  find pom.xml shared-schemas services local tests \
    -name target -prune -o -type f \( -path '*/src/*' -o -path 'shared-schemas/*' -o -name pom.xml \) "$@" -print 2>/dev/null || true
}

programs_missing() {
  sed -n 's/.*\(appDirPath\|directory\): *//p' dapr.yaml local/companions.yaml | while read -r directory; do
    [ -e "$directory/target/quarkus-app/quarkus-run.jar" ] || echo "$directory"
  done
}

# The stamp holds the list of sources, so that a deleted file counts as a change too.
list=$(sources | sort | cksum)
if [ "$(cat "$stamp" 2>/dev/null)" != "$list" ] ||
  [ -n "$(sources -newer "$stamp")" ] ||
  [ ! -e local/target/local.jar ] || [ -n "$(programs_missing)" ]; then
  echo "Building the modules with Maven: some minutes the first time, while it fetches libraries."
  printf '%s\n' "$list" >"$stamp.new"
  begin=$SECONDS
  tools/mvn.sh -B -ntp package -DskipTests >"$log" 2>&1 9>&- &
  maven=$!
  trap 'kill $maven 2>/dev/null' EXIT
  told=0
  while kill -0 $maven 2>/dev/null; do
    sleep 1
    if [ $((SECONDS - begin - told)) -ge 15 ]; then
      told=$((SECONDS - begin))
      echo "  $told s so far; now $(sed -n 's/^\[INFO\] Building \(.*\)/\1/p' "$log" | tail -n 1)"
    fi
  done
  trap - EXIT
  if ! wait $maven; then
    grep -m 12 'ERROR\|^Orderflow\|^Maven' "$log" >&2 || tail -n 12 "$log" >&2
    echo "The build failed; all it printed is in $log." >&2
    exit 1
  fi
  mv "$stamp.new" "$stamp"
  echo "The modules are built, after $((SECONDS - begin)) s."
fi
tools/launcher.sh daprd >/dev/null
