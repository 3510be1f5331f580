package io.orderflow.system.fault;

import io.orderflow.system.SystemTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A {@link SystemTest} during which the rules of all services are looked at once a second, and events that nobody has committed or that
 * have died; after which no event may be missing. It takes a {@link Watcher} and tells it of its faults, each of which is looked at
 * several times while it is on.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SystemTest
@ExtendWith(WatchedRules.class)
@Tag("INV-E1")
@Tag("INV-E2")
@Tag("INV-E3")
@Tag("INV-E4")
@Tag("INV-E5")
@Tag("INV-E6")
@Tag("INV-M1")
@Tag("INV-M2")
@Tag("INV-M3")
@Tag("INV-M4")
@Tag("INV-S1")
@Tag("INV-S2")
@Tag("INV-S3")
@Tag("INV-S4")
@Tag("INV-O1")
@Tag("INV-O2")
@Tag("INV-O3")
public @interface FaultTest {}
