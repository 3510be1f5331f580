package io.orderflow.platform.test.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test with faults, while which the rules of the machinery are looked at again and again. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WatchedMachinery.class)
@Tag("INV-E1")
@Tag("INV-E3")
@Tag("INV-E4")
@Tag("INV-E6")
@interface Watched {}
