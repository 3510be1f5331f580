#!/usr/bin/env bash
# Makes every fault of the catalogue that the tests know, the long walks included, and prints what came of each.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
wanted="F1 F2 F3 F6 F8 F9 F10 F14 F15 F16 F18"
modules=tests/platform,tests/system

tools/build.sh
DAPRD=$(tools/launcher.sh daprd)
export DAPRD
mkdir -p .orderflow
stamp=.orderflow/chaos.stamp
log=.orderflow/chaos.log
touch "$stamp"
echo "Making faults, up to an hour; what it prints goes to $log."
tools/mvn.sh -B -ntp -pl "$modules" -am test -Dgroups="${wanted// /|}" -Dorderflow.chaos=true \
  -Dmaven.test.failure.ignore=true -Dsurefire.failIfNoSpecifiedTests=false >"$log" 2>&1 || {
  tail -n 12 "$log" >&2
  exit 1
}

# One line for each fault and class: F1|services/x SomeTest|runs|failures
lines() {
  find ${modules//,/ } -path '*/surefire-reports/TEST-*.xml' -newer "$stamp" | while read -r report; do
    class=$(basename "$report" .xml)
    module=${report%%/target/*}
    source=$(find "$module/src/test/java" -name "${class##*.}.java")
    read -r runs bad < <(awk '/<testsuite /{
      match($0, / tests="[0-9]+"/); runs = substr($0, RSTART + 8, RLENGTH - 9)
      match($0, / errors="[0-9]+"/); bad = substr($0, RSTART + 9, RLENGTH - 10)
      match($0, / failures="[0-9]+"/); bad += substr($0, RSTART + 11, RLENGTH - 12)
      print runs, bad; exit }' "$report")
    grep -o '@Tag("F[0-9]*")' "$source" | tr -dc 'F0-9\n' | sort -u | while read -r fault; do
      echo "$fault|$module ${class##*.}|$runs|$bad"
    done
  done | sort -t '|' -k 1.2n -k 2
}

found=$(lines)
printf '\n%-5s  %-48s  %5s  %s\n' fault where runs result
failed=0
for fault in $wanted; do
  of=$(grep "^$fault|" <<<"$found" || true)
  if [ -z "$of" ]; then
    printf '%-5s  %-48s  %5s  %s\n' "$fault" - 0 'NOT RUN'
    failed=1
    continue
  fi
  while IFS='|' read -r name where runs bad; do
    if [ "$runs" -gt 0 ] && [ "$bad" -eq 0 ]; then result=held; else result="$bad FAILED"; failed=1; fi
    printf '%-5s  %-48s  %5s  %s\n' "$name" "$where" "$runs" "$result"
  done <<<"$of"
done
exit $failed
