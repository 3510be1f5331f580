package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Render;

/** One rule of the manifests. Source: requirements.md section 6. */
public interface Rule {
    /** Its id, such as {@code G5}. */
    String id();

    /** Whether this render has what the rule speaks about. A rule that applies and finds nothing has failed. */
    default boolean appliesTo(Render render) {
        return true;
    }

    /** Looks at everything that the rule speaks about and tells {@code report} of each, kept or broken. */
    void check(Render render, Report report);
}
