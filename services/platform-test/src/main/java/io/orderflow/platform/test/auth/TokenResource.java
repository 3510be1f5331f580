package io.orderflow.platform.test.auth;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Lets a {@code @QuarkusTest} accept the tokens of {@link Tokens}. */
public class TokenResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "mp.jwt.verify.publickey.location",
                publicKeyFile().toUri().toString(),
                "mp.jwt.verify.issuer",
                Tokens.ISSUER);
    }

    /** Where a service in another process finds the key. */
    public static Path publicKeyFile() {
        try {
            Path file = Files.createTempFile("orderflow-jwt", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(
                    file, "-----BEGIN PUBLIC KEY-----\n" + Tokens.publicKey() + "\n-----END PUBLIC KEY-----\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {}
}
