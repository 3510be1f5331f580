package io.orderflow.order.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.order.domain.delivery.Destination;
import io.orderflow.order.domain.delivery.ShippingMethod;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written in the configuration is what the tables say. */
class TariffsTest {

    private static final Destination ALASKA = new Destination("US", "AK");
    private static final Destination BERLIN = new Destination("DE", null);

    private final Tariffs tariffs = new Tariffs();

    @Test
    void hasTheDefaultsOfTheSpecification() {
        var taxes = tariffs.taxes(config(Map.of()));
        assertThat(taxes.rate("standard", ALASKA)).isEqualTo(20_000);
        assertThat(taxes.rate("reduced", BERLIN)).isEqualTo(5_000);
        assertThat(taxes.rate("zero", Destination.UNKNOWN)).isZero();

        var shipping = tariffs.shipping(config(Map.of()));
        for (String currency : new String[] {"USD", "EUR", "GBP"}) {
            assertThat(shipping.price(ShippingMethod.STANDARD, 1, ALASKA, currency))
                    .hasValue(0);
            assertThat(shipping.price(ShippingMethod.EXPRESS, 100_000, BERLIN, currency))
                    .hasValue(1500);
        }
        assertThat(shipping.price(ShippingMethod.STANDARD, 1, ALASKA, "JPY")).hasValue(0);
        assertThat(shipping.price(ShippingMethod.EXPRESS, 1, ALASKA, "JPY")).isEmpty();
    }

    @Test
    void readsThePricesOfEachCurrency() {
        var shipping = tariffs.shipping(
                config(Map.of("order.shipping.express.jpy", "2000", "order.shipping.standard.USD", "300")));

        assertThat(shipping.price(ShippingMethod.EXPRESS, 1, ALASKA, "JPY")).hasValue(2000);
        assertThat(shipping.price(ShippingMethod.EXPRESS, 1, ALASKA, "USD")).isEmpty();
        assertThat(shipping.price(ShippingMethod.STANDARD, 1, ALASKA, "USD")).hasValue(300);
        assertThat(shipping.price(ShippingMethod.STANDARD, 1, ALASKA, "JPY")).isEmpty();
    }

    @Test
    void readsRatesOfARegion() {
        var taxes = tariffs.taxes(
                config(Map.of("order.tax.region.\"US-AK\".standard", "1.825", "order.tax.region.DE.reduced", "7")));

        assertThat(taxes.rate("standard", ALASKA)).isEqualTo(1_825);
        assertThat(taxes.rate("standard", BERLIN)).isEqualTo(20_000);
        assertThat(taxes.rate("reduced", BERLIN)).isEqualTo(7_000);
    }

    @Test
    void readsTheBandsOfAZoneInWhateverOrderTheyStand() {
        var shipping = tariffs.shipping(config(Map.of(
                "order.shipping.zone.far.places", "US-AK,US-HI",
                "order.shipping.zone.far.rate.express[0].up-to-grams", "20000",
                "order.shipping.zone.far.rate.express[0].price.USD", "9000",
                "order.shipping.zone.far.rate.express[1].up-to-grams", "1000",
                "order.shipping.zone.far.rate.express[1].price.USD", "2500")));

        assertThat(shipping.price(ShippingMethod.EXPRESS, 1000, ALASKA, "USD")).hasValue(2500);
        assertThat(shipping.price(ShippingMethod.EXPRESS, 1001, ALASKA, "USD")).hasValue(9000);
        assertThat(shipping.price(ShippingMethod.EXPRESS, 20_001, ALASKA, "USD"))
                .isEmpty();
        assertThat(shipping.price(ShippingMethod.STANDARD, 20_001, ALASKA, "USD"))
                .hasValue(0);
    }

    @Test
    void refusesWhatCannotBeMeant() {
        for (var bad : Map.of(
                        "order.tax.standard", "-1",
                        "order.tax.reduced", "101",
                        "order.tax.region.DE.luxury", "19")
                .entrySet()) {
            assertThatThrownBy(() -> tariffs.taxes(config(Map.of(bad.getKey(), bad.getValue()))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> tariffs.taxes(config(Map.of("order.tax.standard", "8.8751"))))
                .isInstanceOf(ArithmeticException.class);
        for (var bad : List.of(
                Map.of("order.shipping.express.USD", "-1"),
                Map.of("order.shipping.express.dollars", "1500"),
                Map.of(
                        "order.shipping.zone.far.places", "US-AK",
                        "order.shipping.zone.far.rate.express[0].up-to-grams", "1000"))) {
            assertThatThrownBy(() -> tariffs.shipping(config(bad))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static OrderConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(OrderConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(OrderConfig.class);
    }
}
