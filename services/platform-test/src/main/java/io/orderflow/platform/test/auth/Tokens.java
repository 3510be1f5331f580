package io.orderflow.platform.test.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes bearer tokens as the issuer would. */
public final class Tokens {

    public static final String ISSUER = "orderflow-test";

    private static final KeyPair KEYS = keys();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Tokens() {}

    /** @param customerId of the person who shops */
    public static String customer(String customerId) {
        return token(customerId, "customer");
    }

    public static String staff() {
        return token("staff-1", "staff");
    }

    public static String admin() {
        return token("admin-1", "admin");
    }

    /** A token of another issuer's key, which must be refused. */
    public static String forged() {
        return sign(keys(), claims("admin-1", Instant.now().plusSeconds(3600), "admin"));
    }

    /** Rightly signed, and over. */
    public static String expired() {
        return sign(KEYS, claims("admin-1", Instant.now().minusSeconds(3600), "admin"));
    }

    /** Signed with the right key in the name of another issuer. */
    public static String ofAnotherIssuer() {
        return sign(
                KEYS,
                claims("admin-1", Instant.now().plusSeconds(3600), "admin").replace(ISSUER, "somebody-else"));
    }

    /** Says of itself that it needs no signature. */
    public static String unsigned() {
        return encode("{\"alg\":\"none\"}") + "."
                + encode(claims("admin-1", Instant.now().plusSeconds(3600), "admin")) + ".";
    }

    /** Signed with the public key, which everybody has, as if it were a shared secret. */
    public static String signedWithThePublicKey() {
        String unsigned = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "."
                + encode(claims("admin-1", Instant.now().plusSeconds(3600), "admin"));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEYS.getPublic().getEncoded(), "HmacSHA256"));
            return unsigned + "." + BASE64.encodeToString(mac.doFinal(unsigned.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String publicKey() {
        return Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
    }

    private static String token(String subject, String... groups) {
        return sign(KEYS, claims(subject, Instant.now().plusSeconds(3600), groups));
    }

    private static String claims(String subject, Instant expires, String... groups) {
        String roles = Arrays.stream(groups).map(g -> "\"" + g + "\"").collect(Collectors.joining(","));
        return """
                {"iss":"%s","sub":"%s","groups":[%s],"iat":%d,"exp":%d,"jti":"%s"}""".formatted(
                ISSUER, subject, roles, Instant.now().getEpochSecond(), expires.getEpochSecond(), UUID.randomUUID());
    }

    private static String sign(KeyPair keys, String claims) {
        String unsigned = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encode(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
            return unsigned + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
