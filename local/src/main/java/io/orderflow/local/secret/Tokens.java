package io.orderflow.local.secret;

import com.fasterxml.uuid.Generators;
import io.orderflow.local.Home;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Bearer tokens for the people of the local platform, made anew at every start. Source: api.md §1.
 *
 * @param clock real time
 */
public record Tokens(Home home, KeptSecrets secrets, InstantSource clock) {
    /** Who signs; services check it. */
    public static final String ISSUER = "orderflow-local";

    private static final Duration VALIDITY = Duration.ofHours(24);

    /** Writes {@code tokens/customer.jwt}, {@code staff.jwt} and {@code admin.jwt}. */
    public void write() {
        SigningKey key = SigningKey.keptIn(home.keys());
        write(key, "customer", customerId(), List.of("customer"));
        write(key, "staff", "staff", List.of("staff"));
        write(key, "admin", "admin", List.of("admin", "staff"));
    }

    /** The customer in whose name {@code customer.jwt} speaks: always the same one. */
    public String customerId() {
        return secrets.get(
                "customer.id",
                () -> Generators.timeBasedEpochGenerator().generate().toString());
    }

    private void write(SigningKey key, String name, String subject, List<String> groups) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("sub", subject);
        claims.put("upn", name);
        claims.put("groups", groups);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(VALIDITY).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        KeptSecrets.write(home.run().resolve("tokens").resolve(name + ".jwt"), key.sign(claims));
    }
}
