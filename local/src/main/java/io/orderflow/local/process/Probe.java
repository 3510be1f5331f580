package io.orderflow.local.process;

/** A question whether something is ready. */
@FunctionalInterface
public interface Probe {
    /** True when it is ready now; false when it is not, or cannot be reached. Takes two seconds at most. */
    boolean ready();
}
