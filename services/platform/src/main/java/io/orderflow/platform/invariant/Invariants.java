package io.orderflow.platform.invariant;

import java.util.List;

/** The rules that one room of a service contributes. */
public interface Invariants {
    List<Invariant> rules();
}
