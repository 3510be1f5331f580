package io.orderflow.payment.api.seller;

import io.orderflow.payment.domain.seller.SellerEntry;
import io.orderflow.platform.web.MoneyBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What made the payout of a seller what it is, in order. */
@RegisterForReflection
public record SellerLedgerBody(List<Line> items) {

    /**
     * One line; {@code released}, {@code captured} and {@code recovered} are for the seller, the others against.
     * @param kind released, captured, refunded, charged_back, sent or recovered
     * @param key  of the payment's ledger entry that it follows, or the reference of a transfer
     */
    @RegisterForReflection
    @Schema(name = "SellerLedgerLine")
    public record Line(String kind, MoneyBody amount, String key, String actor, Instant at) {}

    static SellerLedgerBody of(List<SellerEntry> entries) {
        return new SellerLedgerBody(entries.stream()
                .map(entry -> new Line(
                        entry.kind().code(), MoneyBody.of(entry.money()), entry.key(), entry.actor(), entry.at()))
                .toList());
    }
}
