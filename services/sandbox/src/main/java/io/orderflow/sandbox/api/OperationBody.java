package io.orderflow.sandbox.api;

import io.orderflow.platform.money.Money;
import io.orderflow.sandbox.domain.Operation;
import io.orderflow.sandbox.domain.Request;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the shop sends for one operation; each has what it needs and no more. */
final class OperationBody {

    private OperationBody() {}

    /** Money that is asked for: more than nothing. */
    public record Amount(
            @NotNull @Min(1) @Max(1_000_000_000_000L) Long amount,

            @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
            String currency) {

        Money money() {
            return new Money(amount, currency);
        }
    }

    /** @param token of the card */
    public record Authorize(
            @NotBlank @Size(max = 200) String operationKey,
            @NotBlank @Size(max = 200) String paymentReference,
            @NotBlank @Size(max = 200) String token,
            @NotNull @Valid Amount amount) {

        Request request() {
            return new Request(Operation.AUTHORIZE, operationKey, paymentReference, token, amount.money());
        }
    }

    /** A capture or a refund. */
    public record Move(
            @NotBlank @Size(max = 200) String operationKey,
            @NotBlank @Size(max = 200) String paymentReference,
            @NotNull @Valid Amount amount) {

        Request request(Operation operation) {
            return new Request(operation, operationKey, paymentReference, null, amount.money());
        }
    }

    /** A void of whatever is left. */
    public record Release(
            @NotBlank @Size(max = 200) String operationKey,
            @NotBlank @Size(max = 200) String paymentReference) {

        Request request() {
            @Nullable Money rest = null;
            return new Request(Operation.VOID, operationKey, paymentReference, null, rest);
        }
    }
}
