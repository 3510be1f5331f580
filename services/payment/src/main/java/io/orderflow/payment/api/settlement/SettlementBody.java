package io.orderflow.payment.api.settlement;

import io.orderflow.payment.domain.settlement.SettlementReport;
import io.orderflow.platform.web.MoneyBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of a settlement file (api.md §4). {@code unreadable} counts all bad rows, {@code errors} shows the first thousand. */
@RegisterForReflection
@Schema(name = "SettlementBody")
public record SettlementBody(
        int lines, int matched, List<Item> differences, List<MoneyBody> fees, int unreadable, List<RowError> errors) {

    /** One difference. */
    @RegisterForReflection
    @Schema(name = "SettlementDifference")
    public record Item(String kind, String paymentReference, String detail) {}

    /** A row that had no effect; row 1 is the first under the header. */
    @RegisterForReflection
    @Schema(name = "SettlementRowError")
    public record RowError(int row, String field, String code, String message) {}

    static SettlementBody of(SettlementReport report) {
        return new SettlementBody(
                report.lines(),
                report.matched(),
                report.differences().stream()
                        .map(d -> new Item(d.kind().code(), d.paymentReference(), d.detail()))
                        .toList(),
                report.fees().stream().map(MoneyBody::of).toList(),
                report.unreadable(),
                report.errors().stream()
                        .map(e -> new RowError(e.row(), e.field(), e.code(), e.message()))
                        .toList());
    }
}
