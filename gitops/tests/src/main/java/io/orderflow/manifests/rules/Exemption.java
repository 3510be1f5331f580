package io.orderflow.manifests.rules;

/**
 * An expectation that one object may break.
 *
 * @param reason why, in a sentence
 */
public record Exemption(String rule, String subject, String aspect, String reason) {
    public boolean covers(Violation violation) {
        return violation.rule().equals(rule)
                && violation.subject().equals(subject)
                && violation.aspect().equals(aspect);
    }
}
