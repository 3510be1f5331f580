package io.orderflow.system.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.http.Client;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The places at which one service can be made to die. */
record CrashPoints(Client operator) {

    static CrashPoints of(Platform platform, String service) {
        return new CrashPoints(platform.client(service, Role.ADMIN));
    }

    /** @param details what it is passed for, as far as the process knows beforehand */
    record Place(String name, List<String> details) {}

    List<Place> all() {
        return StreamSupport.stream(
                        operator.get("/api/v1/ops/crash-points")
                                .send()
                                .expect(200)
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .map(point -> new Place(point.path("name").asText(), texts(point.path("details"))))
                .toList();
    }

    /** Kinds of operation that the service performs. */
    List<String> kinds() {
        return all().stream()
                .filter(place -> place.name().equals("operation.asking"))
                .flatMap(place -> place.details().stream())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The next pass ends the process. @param detail what it must be passed for, null for anything */
    void arm(String name, @Nullable String detail) {
        Map<String, String> body = new HashMap<>(Map.of("name", name));
        if (detail != null) {
            body.put("detail", detail);
        }
        operator.post("/api/v1/ops/crash-points").json(body).send().expect(200);
    }

    void disarm() {
        operator.request("DELETE", "/api/v1/ops/crash-points").send().expect(200, 204);
    }
}
