package io.orderflow.system.input;

import io.orderflow.system.platform.Role;
import java.util.List;
import java.util.Map;

/**
 * A good body of one operation.
 *
 * @param path with every parameter filled in by something that exists
 * @param required fields of the top level without which it is no request
 */
record Body(Routes.Route route, String path, Role role, Map<String, Object> good, List<String> required) {
    @Override
    public String toString() {
        return route.toString();
    }
}
