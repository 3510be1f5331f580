package io.orderflow.platform.simulation;

/** Something happened that must never happen. */
public final class Violation extends AssertionError {

    private final String rule;

    /** @param rule the broken invariant's id, or {@code progress} */
    Violation(String rule, String what) {
        super(rule + ": " + what);
        this.rule = rule;
    }

    public String rule() {
        return rule;
    }
}
