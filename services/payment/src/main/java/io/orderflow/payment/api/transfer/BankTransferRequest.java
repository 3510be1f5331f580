package io.orderflow.payment.api.transfer;

import io.orderflow.payment.api.MoneyRequests.Amount;
import io.orderflow.payment.domain.transfer.Transfer;
import io.orderflow.platform.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * A transfer as the bank's statement has it.
 * @param reference     what the buyer quoted
 * @param bankReference the bank's own name for it: the same one counts once, however it is spaced
 */
public record BankTransferRequest(
        @NotBlank @Size(max = 200) String reference,
        @NotNull @Valid Amount amount,
        @NotNull Instant receivedAt,
        @NotBlank @Size(max = 200) String bankReference) {

    // What RFC 3339 can write; Java also reads years of nine digits, which no column holds.
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

    /** A time that RFC 3339 cannot write is a 400, and so is a name of blanks of other kinds than are looked for before. */
    Transfer transfer() {
        if (receivedAt.isBefore(EARLIEST) || !receivedAt.isBefore(LATEST)) {
            throw ProblemException.badField("received_at", "range", "must be a time in a year of four digits");
        }
        var transfer = new Transfer(bankReference, reference, amount.money(), receivedAt);
        if (transfer.bankReference().isEmpty()) {
            throw ProblemException.badField("bank_reference", "size", "must have more than blanks");
        }
        return transfer;
    }
}
