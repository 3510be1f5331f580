package io.orderflow.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final JWTAuthContextInfo INFO = new JWTAuthContextInfo();

    private long now = 1_000;
    private long expires = 5_000;
    private boolean refusing;
    private int verified;
    private final VerifiedTokens tokens = new VerifiedTokens(new Verifying(), () -> now);

    @Test
    void verifiesAGoodTokenOncePerMinute() throws ParseException {
        tokens.parse("a", INFO);
        now += 59;
        tokens.parse("a", INFO);
        assertThat(verified).isEqualTo(1);
        now += 1;
        tokens.parse("a", INFO);
        assertThat(verified).isEqualTo(2);
    }

    @Test
    void doesNotBelieveATokenThatHasExpired() throws ParseException {
        expires = 1_010;
        tokens.parse("a", INFO);
        now = 1_010;
        refusing = true;
        assertThatThrownBy(() -> tokens.parse("a", INFO)).isInstanceOf(ParseException.class);
    }

    @Test
    void remembersNoRefusalAndNoOtherToken() throws ParseException {
        refusing = true;
        assertThatThrownBy(() -> tokens.parse("a", INFO)).isInstanceOf(ParseException.class);
        refusing = false;
        tokens.parse("a", INFO);
        refusing = true;
        assertThatThrownBy(() -> tokens.parse("b", INFO)).isInstanceOf(ParseException.class);
    }

    private final class Verifying extends JWTCallerPrincipalFactory {
        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo info) throws ParseException {
            verified++;
            if (refusing) {
                throw new ParseException("no");
            }
            var claims = new JwtClaims();
            claims.setExpirationTime(NumericDate.fromSeconds(expires));
            return new DefaultJWTCallerPrincipal(token, "JWT", claims);
        }
    }
}
