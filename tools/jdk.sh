# Sourced by the other scripts: finds JDK 25 and exports JAVA_HOME, or says what to install.
orderflow_jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home; do
    if [ -x "$home/bin/javac" ] && grep -qs '^JAVA_VERSION="25[."]' "$home/release"; then
      JAVA_HOME=$home
      export JAVA_HOME
      return
    fi
  done
  echo "Orderflow needs JDK 25, and none was found in JAVA_HOME, the usual JVM folders or SDKMAN. Install one, for" >&2
  echo "example Eclipse Temurin 25 (with SDKMAN: sdk install java 25-tem), or set JAVA_HOME to it, and try again." >&2
  exit 1
}
orderflow_jdk
