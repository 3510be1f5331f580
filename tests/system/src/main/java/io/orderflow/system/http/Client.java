package io.orderflow.system.http;

import org.jspecify.annotations.Nullable;

/**
 * Speaks to one server in one name.
 *
 * @param url scheme, host and port
 * @param token bearer token, null to come without one
 */
public record Client(String url, @Nullable String token) {

    /** The same server in another name. */
    public Client as(@Nullable String other) {
        return new Client(url, other);
    }

    public Request get(String path) {
        return request("GET", path);
    }

    public Request post(String path) {
        return request("POST", path);
    }

    public Request put(String path) {
        return request("PUT", path);
    }

    /** Any method. @param path with its query, encoded */
    public Request request(String method, String path) {
        Request request = new Request(method, url + path);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }
}
