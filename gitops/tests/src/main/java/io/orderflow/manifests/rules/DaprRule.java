package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Render;

/** A rule about Dapr's own objects, which are rendered with a whole environment only. */
interface DaprRule extends Rule {
    @Override
    default boolean appliesTo(Render render) {
        return render.isEnvironment();
    }
}
