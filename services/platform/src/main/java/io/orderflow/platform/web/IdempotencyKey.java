package io.orderflow.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A client's promise that a repeat means the same command.
 * @param scope       caller, method and path
 * @param key         the client's own
 * @param requestHash of the body as understood, so that surplus fields and spacing do not matter
 */
public record IdempotencyKey(String scope, String key, String requestHash) {

    static IdempotencyKey of(String scope, String key, String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return new IdempotencyKey(scope, key, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
