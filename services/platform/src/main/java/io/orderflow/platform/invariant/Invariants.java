package io.orderflow.platform.invariant;

import java.util.List;

/** The rules that one room of a service contributes. */
public interface Invariants {
    /** Each with a statement that finds its violations. */
    List<Invariant> rules();
}
