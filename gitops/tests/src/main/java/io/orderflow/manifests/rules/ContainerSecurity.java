package io.orderflow.manifests.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.manifests.model.Container;
import io.orderflow.manifests.model.Nodes;

/** The container's part of Pod Security {@code restricted}, and a read-only root file system on top. */
final class ContainerSecurity {
    private ContainerSecurity() {}

    static boolean isRestricted(Container container) {
        JsonNode security = container.json().path("securityContext");
        return isFalse(security.path("allowPrivilegeEscalation"))
                && !security.path("privileged").asBoolean()
                && security.path("readOnlyRootFilesystem").asBoolean()
                && security.path("runAsNonRoot").asBoolean()
                && security.path("runAsUser").asInt(1) != 0
                && Nodes.texts(security.at("/capabilities/drop")).contains("ALL")
                && security.at("/capabilities/add").isEmpty();
    }

    private static boolean isFalse(JsonNode flag) {
        return flag.isBoolean() && !flag.asBoolean();
    }
}
