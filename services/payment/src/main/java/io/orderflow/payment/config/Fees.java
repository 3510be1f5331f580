package io.orderflow.payment.config;

import io.orderflow.payment.domain.EntryKind;
import io.orderflow.payment.domain.settlement.FeeTariff;
import io.orderflow.payment.domain.settlement.FeeTariffs;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;

/** What gateways may keep, as it is configured. */
@Singleton
class Fees {

    @Produces
    @Singleton
    FeeTariffs tariffs(PaymentConfig config) {
        return new FeeTariffs(config.settlementFee().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, gateway -> tariffs(gateway.getValue()))));
    }

    /** Refuses a start with a tariff that cannot be meant, rather than the first settlement after it. */
    void check(@Observes StartupEvent event, FeeTariffs tariffs) {}

    private static Map<EntryKind, FeeTariff> tariffs(Map<String, PaymentConfig.Fee> operations) {
        return operations.entrySet().stream()
                .collect(Collectors.toMap(
                        operation -> EntryKind.of(operation.getKey()),
                        operation -> new FeeTariff(
                                operation.getValue().basisPoints(),
                                operation.getValue().fixed())));
    }
}
