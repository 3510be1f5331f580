package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Manifest;
import io.orderflow.manifests.model.Render;
import io.orderflow.manifests.render.Checkout;
import io.orderflow.manifests.render.Kustomize;
import java.util.List;

/** Every overlay of the checkout, rendered once for all tests. */
final class Renders {
    static final Checkout CHECKOUT = Checkout.here();
    static final List<Render> ALL = render();

    private Renders() {}

    /** A whole environment that a test may change. */
    static Render copyOfEnvironment() {
        Render environment =
                ALL.stream().filter(Render::isEnvironment).findFirst().orElseThrow();
        return new Render(
                environment.overlay(),
                environment.manifests().stream()
                        .map(m -> new Manifest(m.json().deepCopy()))
                        .toList());
    }

    private static List<Render> render() {
        Kustomize kustomize = Kustomize.of(CHECKOUT);
        return CHECKOUT.overlays().stream().map(kustomize::render).toList();
    }
}
