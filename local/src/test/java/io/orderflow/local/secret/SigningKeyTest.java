package io.orderflow.local.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.local.Home;
import io.orderflow.local.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-05-01T10:00:00Z"));

    @TempDir
    Path directory;

    @Test
    void makesTokensThatThePublicKeyProves() throws Exception {
        tokens().write();
        String token = token("customer");
        assertThat(isProved(token)).isTrue();
        assertThat(isProved(token.replace(token.split("\\.")[1], "e30"))).isFalse();
    }

    @Test
    void saysWhoTheBearerIsForADay() throws Exception {
        tokens().write();
        JsonNode admin = claims(token("admin"));
        assertThat(admin.path("iss").asText()).isEqualTo("orderflow-local");
        assertThat(admin.path("groups").toString()).isEqualTo("[\"admin\",\"staff\"]");
        assertThat(admin.path("exp").asLong() - admin.path("iat").asLong()).isEqualTo(24 * 3600);
        assertThat(claims(token("staff")).path("groups").toString()).isEqualTo("[\"staff\"]");
        assertThat(claims(token("customer")).path("groups").toString()).isEqualTo("[\"customer\"]");
    }

    @Test
    void keepsKeyAndCustomerButNotTheTokens() throws Exception {
        tokens().write();
        String before = token("customer");
        tokens().write();
        assertThat(isProved(before)).isTrue();
        assertThat(claims(token("customer")).path("sub"))
                .isEqualTo(claims(before).path("sub"));
        assertThat(claims(before).path("sub").asText()).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]+");
        assertThat(claims(token("customer")).path("jti"))
                .isNotEqualTo(claims(before).path("jti"));
    }

    @Test
    void hidesThePrivateKeyFromOthers() throws Exception {
        tokens().write();
        var permissions = Files.getPosixFilePermissions(home().keys().resolve("jwt-private.pem"));
        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }

    @Test
    void saysWhatToDoWithADamagedKey() throws Exception {
        Files.createDirectories(home().keys());
        Files.writeString(home().keys().resolve("jwt-private.pem"), "nonsense");
        assertThatThrownBy(() -> tokens().write()).isInstanceOf(Refusal.class).hasMessageContaining("Delete it");
    }

    @Test
    void listsWebhookSecretsTheNewestFirst() throws Exception {
        KeptSecrets kept = new KeptSecrets(home().keys());
        WebhookSecrets secrets = new WebhookSecrets(kept, Map.of("gateways", List.of("sandbox")));
        String first = secrets.of("gateways/sandbox").getFirst();
        assertThat(Base64.getDecoder().decode(first.substring("whsec_".length())))
                .hasSize(24);
        Files.writeString(home().keys().resolve("webhook-gateways-sandbox"), "whsec_new\n" + first + "\n");
        assertThat(secrets.of("gateways/sandbox")).containsExactly("whsec_new", first);
        assertThatThrownBy(() -> secrets.of("gateways/other")).isInstanceOf(Refusal.class);
    }

    private Home home() {
        return new Home(directory);
    }

    private Tokens tokens() {
        return new Tokens(home(), new KeptSecrets(home().keys()), CLOCK);
    }

    private String token(String name) throws Exception {
        return Files.readString(home().run().resolve("tokens").resolve(name + ".jwt"));
    }

    private static JsonNode claims(String token) throws Exception {
        return JsonMapper.builder().build().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private boolean isProved(String token) throws Exception {
        String pem = Files.readString(SigningKey.publicPem(home().keys())).replaceAll("-----[A-Z ]+-----", "");
        var key = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
        int end = token.lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(token.substring(0, end).getBytes());
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
    }
}
