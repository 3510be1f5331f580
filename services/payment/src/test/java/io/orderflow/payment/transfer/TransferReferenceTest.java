package io.orderflow.payment.transfer;

import static io.orderflow.payment.transfer.Bank.anyBankReference;
import static io.orderflow.payment.transfer.Bank.awaited;
import static io.orderflow.payment.transfer.Bank.referenceOf;
import static io.orderflow.payment.transfer.Bank.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.gateway.Books;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** References as people type them and banks print them. */
@PaymentTest
@Tag("M2.6")
class TransferReferenceTest {

    @Inject
    Books books;

    @Test
    void countsOneBankReferenceOnceHoweverItIsSpaced() {
        String order = awaited(1000);
        String bank = anyBankReference();
        report(referenceOf(order), 400, bank + " A 7").body("outcome", equalTo("under"));
        for (String again : List.of(bank + " A 7 ", " " + bank + "  A\u00a07", bank + "\\tA 7\\n")) {
            report(referenceOf(order), 400, again).statusCode(200).body("outcome", equalTo("duplicate"));
        }
        assertThat(books.ledger(order)).containsExactly("capture 400");
        report(referenceOf(order), 600, bank + " A7").body("outcome", equalTo("matched"));
    }

    @Test
    void findsThePaymentHoweverItsReferenceIsTyped() {
        for (String how : List.of("small letters", "blanks", "nothing between", "other dashes")) {
            String order = awaited(1000);
            String printed = referenceOf(order);
            String typed = switch (how) {
                case "small letters" -> printed.toLowerCase(Locale.ROOT);
                case "blanks" -> " " + printed.replace("-", " ") + " ";
                case "nothing between" -> printed.replace("-", "");
                default -> printed.replace("-", " \u2013 ") + ".";
            };
            report(typed, 1000, anyBankReference()).body("outcome", equalTo("matched"));
        }
    }

    @Test
    void refusesABankReferenceOfBlanks() {
        String order = awaited(1000);
        report(referenceOf(order), 1000, "\u00a0").statusCode(400).body("errors[0].field", equalTo("bank_reference"));
        assertThat(books.ledger(order)).isEmpty();
    }
}
