package io.orderflow.local.check;

import io.orderflow.local.Refusal;

/** The services are built for one version of Java. */
public final class JavaCheck {
    /** The feature version that services and launcher are built for. */
    public static final int VERSION = 25;

    private JavaCheck() {}

    /** @throws Refusal on another version */
    public static void require(Runtime.Version version) {
        if (version.feature() != VERSION) {
            throw new Refusal(
                    "Orderflow needs JDK " + VERSION + ", and this is JDK " + version.feature() + ". Install JDK "
                            + VERSION + " (for example Eclipse Temurin), set JAVA_HOME to it, and start again.");
        }
    }
}
