package io.orderflow.system.input;

import io.orderflow.system.platform.Home;
import io.orderflow.system.platform.Role;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Ways to look like an administrator without a token of the issuer that holds now. */
enum Impostor {
    /** The administrator's own token with a bent signature. */
    BENT {
        @Override
        String token(Home home) {
            String token = home.token(Role.ADMIN);
            int signature = token.lastIndexOf('.') + 1;
            return token.substring(0, signature) + token.substring(signature + 2) + "AA";
        }
    },
    UNSIGNED {
        @Override
        String token(Home home) {
            return encode("{\"alg\":\"none\"}") + "." + encode(claims(ISSUER, 3_600)) + ".";
        }
    },
    OTHER_KEY {
        @Override
        String token(Home home) throws GeneralSecurityException {
            var keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(2_048);
            return sign(keys.generateKeyPair().getPrivate(), claims(ISSUER, 3_600));
        }
    },
    /** The public key, which everybody has, used as if it were a shared secret. */
    PUBLIC_KEY_AS_SECRET {
        @Override
        String token(Home home) throws GeneralSecurityException {
            String unsigned = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encode(claims(ISSUER, 3_600));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    home.text("keys/jwt-public.pem").getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return unsigned + "." + BASE64.encodeToString(mac.doFinal(unsigned.getBytes(StandardCharsets.US_ASCII)));
        }
    },
    EXPIRED {
        @Override
        String token(Home home) throws GeneralSecurityException {
            return sign(issuerKey(home), claims(ISSUER, -3_600));
        }
    },
    OTHER_ISSUER {
        @Override
        String token(Home home) throws GeneralSecurityException {
            return sign(issuerKey(home), claims("somebody-else", 3_600));
        }
    },
    NO_TOKEN_AT_ALL {
        @Override
        String token(Home home) {
            return "nonsense";
        }
    };

    private static final String ISSUER = "orderflow-local";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    abstract String token(Home home) throws GeneralSecurityException;

    private static String claims(String issuer, long seconds) {
        long now = Instant.now().getEpochSecond();
        return "{\"iss\":\"%s\",\"sub\":\"admin\",\"groups\":[\"admin\"],\"iat\":%d,\"exp\":%d}"
                .formatted(issuer, now - 7_200, now + seconds);
    }

    private static PrivateKey issuerKey(Home home) throws GeneralSecurityException {
        String pem = home.text("keys/jwt-private.pem").replaceAll("-----[^-]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    private static String sign(PrivateKey key, String claims) throws GeneralSecurityException {
        String unsigned = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encode(claims);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
        return unsigned + "." + BASE64.encodeToString(signature.sign());
    }

    private static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
