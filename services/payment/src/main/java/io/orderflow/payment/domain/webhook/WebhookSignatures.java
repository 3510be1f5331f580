package io.orderflow.payment.domain.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Checks webhooks as Standard Webhooks has it: HMAC-SHA256 over {@code id.timestamp.body}, any of several secrets (X3.10). */
public final class WebhookSignatures {

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private final List<byte[]> keys;
    private final Duration tolerance;

    /** @param secrets {@code whsec_} and a key in base64, each of them valid while keys are rotated */
    public WebhookSignatures(List<String> secrets, Duration tolerance) {
        this.keys = secrets.stream().map(WebhookSignatures::key).toList();
        this.tolerance = tolerance;
    }

    /** @param signatures the header: signatures separated by blanks @param now real time */
    public boolean accepts(
            @Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body, Instant now) {
        if (id == null || id.isEmpty() || timestamp == null || signatures == null || !isFresh(timestamp, now)) {
            return false;
        }
        boolean accepted = false;
        for (String signature : signatures.split(" ")) {
            for (byte[] key : keys) {
                accepted |= signature.startsWith(VERSION)
                        && MessageDigest.isEqual(
                                signature.substring(VERSION.length()).getBytes(StandardCharsets.US_ASCII),
                                sign(key, id + "." + timestamp + ".", body));
            }
        }
        return accepted;
    }

    private boolean isFresh(String timestamp, Instant now) {
        try {
            long age = Math.subtractExact(now.getEpochSecond(), Long.parseLong(timestamp));
            return Math.abs(age) <= tolerance.toSeconds();
        } catch (NumberFormatException | ArithmeticException notATime) {
            return false;
        }
    }

    private static byte[] sign(byte[] key, String head, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] key(String secret) {
        String bare = secret.strip();
        return Base64.getDecoder().decode(bare.startsWith(PREFIX) ? bare.substring(PREFIX.length()) : bare);
    }
}
