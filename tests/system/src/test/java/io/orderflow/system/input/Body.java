package io.orderflow.system.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Role;
import java.util.List;
import java.util.Map;

/**
 * A good body of one operation.
 *
 * @param path with every parameter filled in by something that exists
 */
record Body(Routes.Route route, String path, Role role, Map<String, Object> good) {

    JsonNode tree() {
        return Json.read(Json.write(good));
    }

    /** Pointers to what it cannot do without, at any depth, by what its service documents. */
    List<String> required() {
        return route.body().required(tree());
    }

    boolean mayBeLeftOut() {
        return required().stream().allMatch(pointer -> pointer.indexOf('/', 1) > 0);
    }

    @Override
    public String toString() {
        return route.toString();
    }
}
