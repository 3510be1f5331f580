package io.orderflow.payment.domain.settlement;

import io.orderflow.payment.domain.EntryKind;
import io.orderflow.platform.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What is agreed with gateways that they keep, by gateway and operation. Where nothing is agreed, no fee is wrong. */
public record FeeTariffs(Map<String, Map<EntryKind, FeeTariff>> agreed) {

    /** A fee of a line that is settled. @param kept minor units of the currency of {@code money} */
    public record Fee(int row, String gateway, EntryKind operation, Money money, long kept) {}

    /** A fee that is not what is agreed. @param expected minor units */
    public record WrongFee(int row, long expected) {}

    public boolean isEmpty() {
        return agreed.isEmpty();
    }

    /** @return those that are not as agreed, in the order of the fees */
    public List<WrongFee> wrong(List<Fee> fees) {
        return fees.stream().flatMap(this::judge).toList();
    }

    private Stream<WrongFee> judge(Fee fee) {
        return Optional.ofNullable(agreed.get(fee.gateway()))
                .map(tariffs -> tariffs.get(fee.operation()))
                .map(tariff -> tariff.of(fee.money()))
                .stream()
                .flatMapToLong(OptionalLong::stream)
                .filter(expected -> expected != fee.kept())
                .mapToObj(expected -> new WrongFee(fee.row(), expected));
    }
}
