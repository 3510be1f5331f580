package io.orderflow.order.domain.price;

import static io.orderflow.order.domain.delivery.ShippingMethod.EXPRESS;
import static io.orderflow.order.domain.delivery.ShippingMethod.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.order.domain.delivery.Destination;
import io.orderflow.order.domain.delivery.ShippingMethod;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Tax class × region, and method × weight × zone. */
class TariffTablesTest {

    private static final Destination NEW_YORK = new Destination("US", "NY");
    private static final Destination GERMANY = new Destination("DE", null);

    private static final TaxTable TAXES = new TaxTable(
            Map.of("standard", 20_000L, "reduced", 5_000L),
            Map.of("US", Map.of("standard", 6_000L), "US-NY", Map.of("standard", 8_875L)));

    private static final ShippingTable SHIPPING = new ShippingTable(
            Map.of(EXPRESS, Map.of("USD", 1500L, "JPY", 2000L)),
            List.of(
                    new ShippingTable.Zone(List.of("US", "CA"), bands(500, 900)),
                    new ShippingTable.Zone(List.of("US-NY"), bands(100, 200))));

    @Test
    void taxesByTheMostExactPlaceThatHasARate() {
        assertThat(TAXES.rate("standard", NEW_YORK)).isEqualTo(8_875);
        assertThat(TAXES.rate("standard", new Destination("US", "TX"))).isEqualTo(6_000);
        assertThat(TAXES.rate("standard", GERMANY)).isEqualTo(20_000);
        assertThat(TAXES.rate("standard", Destination.UNKNOWN)).isEqualTo(20_000);
        assertThat(TAXES.rate("reduced", NEW_YORK)).isEqualTo(5_000);
    }

    @Test
    void knowsNoRateForAClassThatNobodyHasSet() {
        assertThatThrownBy(() -> TAXES.rate("luxury", GERMANY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendsByZoneAndWeight() {
        assertThat(price(STANDARD, 1000, new Destination("CA", null))).hasValue(500);
        assertThat(price(STANDARD, 1001, new Destination("CA", null))).hasValue(900);
        assertThat(price(STANDARD, 5000, NEW_YORK)).hasValue(200);
    }

    @Test
    void sendsNothingThatIsHeavierThanTheLastBand() {
        assertThat(price(STANDARD, 5001, NEW_YORK)).isEmpty();
    }

    @Test
    void costsTheSameEverywhereWhereNoZoneSaysOtherwise() {
        assertThat(price(EXPRESS, 1_000_000, NEW_YORK)).hasValue(1500);
        assertThat(price(STANDARD, 1_000_000, GERMANY)).hasValue(0);
        assertThat(price(EXPRESS, 1, Destination.UNKNOWN)).hasValue(1500);
    }

    @Test
    void costsInEachCurrencyWhatItSaysAndIsNotSentForAnother() {
        assertThat(SHIPPING.price(EXPRESS, 1, GERMANY, "JPY")).hasValue(2000);
        assertThat(SHIPPING.price(EXPRESS, 1, GERMANY, "EUR")).isEmpty();
        assertThat(SHIPPING.price(STANDARD, 1, NEW_YORK, "EUR")).isEmpty();
        assertThat(SHIPPING.price(STANDARD, 1, GERMANY, "EUR")).as("free").hasValue(0);
    }

    private static OptionalLong price(ShippingMethod method, long weight, Destination to) {
        return SHIPPING.price(method, weight, to, "USD");
    }

    private static Map<ShippingMethod, List<ShippingTable.Band>> bands(long light, long heavy) {
        return Map.of(
                STANDARD,
                List.of(
                        new ShippingTable.Band(1000, Map.of("USD", light)),
                        new ShippingTable.Band(5000, Map.of("USD", heavy))));
    }
}
