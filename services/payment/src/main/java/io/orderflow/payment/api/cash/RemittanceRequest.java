package io.orderflow.payment.api.cash;

import io.orderflow.payment.api.MoneyRequests.Amount;
import io.orderflow.payment.domain.cash.Remittance;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Cash that a carrier hands over.
 * @param reference the carrier's own name for it: the same one counts once, and is refused with other items
 */
public record RemittanceRequest(
        @NotBlank @Size(max = 200) String reference,
        @NotBlank @Size(max = 100) String carrier,
        @NotEmpty @Size(max = 1000) @Valid List<@NotNull Item> items) {

    /** The cash of one order. */
    public record Item(
            @NotBlank @Size(max = 200) String orderId,
            @NotNull @Valid Amount amount) {}

    Remittance remittance() {
        return new Remittance(
                carrier,
                reference,
                items.stream()
                        .map(item -> new Remittance.Item(
                                item.orderId(), item.amount().money()))
                        .toList());
    }
}
