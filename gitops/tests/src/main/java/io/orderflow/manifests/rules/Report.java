package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Render;
import java.util.ArrayList;
import java.util.List;

/** What one rule found in one render. */
public final class Report {
    private final String rule;
    private final List<Violation> violations = new ArrayList<>();
    private int checked;

    private Report(String rule) {
        this.rule = rule;
    }

    /** Runs {@code rule} over {@code render}; finding nothing to look at is a violation of its own. */
    public static Report of(Rule rule, Render render) {
        Report report = new Report(rule.id());
        rule.check(render, report);
        report.expect(report.checked > 0, render.overlay(), "anything-checked", "nothing to check");
        return report;
    }

    /** Notes one expectation, kept or broken. */
    void expect(boolean kept, String subject, String aspect, String found) {
        checked++;
        if (!kept) {
            violations.add(new Violation(rule, subject, aspect, found));
        }
    }

    /** Notes that {@code found} has to be {@code wanted}. */
    void expectSame(String wanted, String found, String subject, String aspect) {
        expect(wanted.equals(found), subject, aspect, "'" + found + "' instead of '" + wanted + "'");
    }

    /** All broken expectations, in the order of the objects. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }
}
