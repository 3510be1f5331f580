#!/usr/bin/env bash
# Runs Maven 3.9 or later on JDK 25: the mvn of the search path, or the pinned one, which an older mvn fetches once.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/tools/jdk.sh"
version=3.9.14
own=$root/.orderflow/maven/apache-maven-$version/bin/mvn

if ! command -v mvn >/dev/null; then
  echo "Maven is needed, and there is no mvn on the search path. Install Maven $version or later and try again." >&2
  exit 1
fi
have=$(mvn --version | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
case $have in
  3.9.* | 3.[1-9][0-9]* | [4-9].*) mvn=mvn ;;
  *) mvn=$own ;;
esac
if [ "$mvn" = "$own" ] && [ ! -x "$own" ]; then
  echo "Maven $have is older than 3.9: fetching Maven $version once (9 MB)." >&2
  parts=$(mktemp -d "${TMPDIR:-/tmp}/orderflow-maven.XXXXXX")
  trap 'rm -rf "$parts"' EXIT
  (cd "$parts" && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="org.apache.maven:apache-maven:$version:zip:bin" -DoutputDirectory="$parts") >&2
  (cd "$parts" && "$JAVA_HOME/bin/jar" -xf "apache-maven-$version-bin.zip")
  chmod +x "$parts/apache-maven-$version/bin/mvn"
  mkdir -p "$root/.orderflow/maven"
  mv "$parts/apache-maven-$version" "$root/.orderflow/maven/"
  rm -rf "$parts"
  trap - EXIT
fi
cd "$root"
exec "$mvn" "$@"
