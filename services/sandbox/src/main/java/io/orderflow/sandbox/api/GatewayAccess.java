package io.orderflow.sandbox.api;

import io.orderflow.sandbox.config.SandboxConfig;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Knows the shop by its API token. Any other bearer token is left to the JWT mechanism. */
@Singleton
public class GatewayAccess implements HttpAuthenticationMechanism {

    /** Role of the shop's payment service. */
    static final String SHOP = "shop";

    private static final String BEARER = "Bearer ";

    private final Optional<byte[]> token;

    GatewayAccess(SandboxConfig config) {
        this.token = config.token().filter(t -> !t.isBlank()).map(t -> t.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().getHeader("Authorization");
        return header != null && isShop(header)
                ? Uni.createFrom()
                        .item(QuarkusSecurityIdentity.builder()
                                .setPrincipal(new QuarkusPrincipal(SHOP))
                                .addRole(SHOP)
                                .build())
                : Uni.createFrom().nullItem();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    /** Before the JWT mechanism, which would refuse a token that it cannot read. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }

    private boolean isShop(String header) {
        return token.isPresent()
                && header.startsWith(BEARER)
                && MessageDigest.isEqual(
                        token.get(), header.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8));
    }
}
