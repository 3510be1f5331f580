package io.orderflow.platform.web;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Remembers for a minute which tokens were found good: a client shows the same one with each request, and its RSA signature costs more than
 * the rest of reading it. Never longer than they are valid, and what was refused is looked at anew each time.
 */
@Singleton
@Alternative
@Priority(1)
class VerifiedTokens extends JWTCallerPrincipalFactory {

    private static final long REMEMBERED_SECONDS = 60;
    /** Far above the clients of one process; when it is full all are verified anew. */
    private static final int MOST = 10_000;

    private final JWTCallerPrincipalFactory verifying;
    private final LongSupplier epochSecond;
    private final ConcurrentHashMap<String, Good> good = new ConcurrentHashMap<>();

    private record Good(JWTCallerPrincipal principal, long until) {}

    VerifiedTokens() {
        this(new DefaultJWTCallerPrincipalFactory(), () -> Instant.now().getEpochSecond());
    }

    VerifiedTokens(JWTCallerPrincipalFactory verifying, LongSupplier epochSecond) {
        this.verifying = verifying;
        this.epochSecond = epochSecond;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo info) throws ParseException {
        long now = epochSecond.getAsLong();
        Good known = good.get(token);
        if (known != null && now < known.until()) {
            return known.principal();
        }
        good.remove(token);
        JWTCallerPrincipal verified = verifying.parse(token, info);
        if (good.size() >= MOST) {
            good.clear();
        }
        good.put(token, new Good(verified, Math.min(verified.getExpirationTime(), now + REMEMBERED_SECONDS)));
        return verified;
    }
}
