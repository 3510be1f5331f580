package io.orderflow.local.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverlayTest {
    @Test
    void mergesMapsAndRemovesWhatIsNull() {
        Map<String, Object> patch = new HashMap<>();
        patch.put("a", Map.of("y", 3));
        patch.put("gone", null);
        assertThat(Overlay.lay(Map.of("a", Map.of("x", 1, "y", 2), "gone", 1, "kept", 1), patch))
                .isEqualTo(Map.of("a", Map.of("x", 1, "y", 3), "kept", 1));
    }

    @Test
    void mergesNamedListsByNameAndReplacesOthers() {
        Map<String, Object> base = Map.of(
                "metadata", List.of(Map.of("name", "one", "value", "1"), Map.of("name", "two", "value", "2")),
                "scopes", List.of("a", "b"));
        Map<String, Object> patch = Map.of(
                "metadata", List.of(Map.of("name", "two", "value", "20"), Map.of("name", "three", "value", "3")),
                "scopes", List.of("c"));
        assertThat(Overlay.lay(base, patch))
                .isEqualTo(Map.of(
                        "metadata",
                        List.of(
                                Map.of("name", "one", "value", "1"),
                                Map.of("name", "two", "value", "20"),
                                Map.of("name", "three", "value", "3")),
                        "scopes",
                        List.of("c")));
    }

    @Test
    void givesTheRightsOfAWorkerToTheOneLocalProcess() {
        assertThat(LocalRoles.scopes(List.of("order", "order-worker", "payment-worker")))
                .containsExactly("order", "payment");
        assertThat(LocalRoles.topicScopes("order=a,b;\n order-worker=b, a.dlq; loyalty-rewards-worker=c"))
                .isEqualTo("order=a,b,a.dlq;loyalty-rewards=c");
    }
}
