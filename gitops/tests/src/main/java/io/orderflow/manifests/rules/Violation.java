package io.orderflow.manifests.rules;

/**
 * One broken expectation.
 *
 * @param subject name of the object, or of the service where an object is missing
 * @param aspect which expectation of the rule, a short fixed word
 * @param detail what was found instead
 */
public record Violation(String rule, String subject, String aspect, String detail) {
    @Override
    public String toString() {
        return "%s %s: %s (%s)".formatted(rule, subject, aspect, detail);
    }
}
