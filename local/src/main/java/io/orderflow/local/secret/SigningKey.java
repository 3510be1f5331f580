package io.orderflow.local.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.local.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

/** The local issuer's RSA key: signs JSON Web Tokens with RS256. Made once and kept; the public half lies beside it. */
public final class SigningKey {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Base64.Encoder MIME = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;

    private SigningKey(PrivateKey key) {
        this.key = key;
    }

    /** Where the services find the public half. */
    public static Path publicPem(Path keys) {
        return keys.resolve("jwt-public.pem");
    }

    /**
     * Reads the key, or makes it the first time.
     *
     * @throws Refusal when there is a file that holds no such key, or only one half of the pair
     */
    public static SigningKey keptIn(Path keys) {
        Path file = keys.resolve("jwt-private.pem");
        try {
            if (!Files.exists(file)) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                KeyPair pair = generator.generateKeyPair();
                KeptSecrets.write(
                        publicPem(keys), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
                KeptSecrets.write(file, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            }
            String body = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
            byte[] encoded = Base64.getMimeDecoder().decode(body);
            return new SigningKey(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | java.io.IOException | IllegalArgumentException e) {
            throw new Refusal(file + " holds no usable key (" + e.getMessage() + "). Delete it together with "
                    + publicPem(keys).getFileName() + " and start again; tokens made before will then be refused.");
        }
    }

    /**
     * A signed token.
     *
     * @param claims the payload, times in seconds since 1970
     */
    public String sign(Map<String, Object> claims) {
        try {
            String head = part(Map.of("alg", "RS256", "typ", "JWT"));
            String signed = head + "." + part(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Map<String, Object> content) {
        try {
            return URL.encodeToString(JSON.writeValueAsBytes(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n" + MIME.encodeToString(encoded) + "\n-----END " + what + "-----\n";
    }
}
