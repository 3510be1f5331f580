package io.orderflow.payment.clients;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.platform.money.Money;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what a webhook may say and need not: nonsense counts as nothing said. */
public final class Said {

    private static final String CURRENCY = "[A-Z]{3}";

    private Said() {}

    /** @param units minor units, not negative @param currency ISO 4217, in letters of any size */
    public static @Nullable Money money(@Nullable JsonNode units, @Nullable JsonNode currency) {
        if (units == null || currency == null || !units.isIntegralNumber() || !units.canConvertToLong()) {
            return null;
        }
        String code = currency.asText().toUpperCase(Locale.ROOT);
        return units.asLong() >= 0 && code.matches(CURRENCY) ? new Money(units.asLong(), code) : null;
    }
}
