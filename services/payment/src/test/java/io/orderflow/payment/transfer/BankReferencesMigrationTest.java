package io.orderflow.payment.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.persistence.OldDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Transfers of an earlier release, which compared banks' references blank by blank. */
@Tag("T5.3")
@Tag("M2.6")
class BankReferencesMigrationTest {

    private final OldDatabase old = OldDatabase.of("2026.11.27.202");

    @Test
    void areSpacedInOneWayUnlessTheyWereTakenDownTwice() throws SQLException {
        old.run("""
                insert into bank_transfer (id, bank_reference, reference, amount, currency, received_at, outcome, recorded_at)
                select lpad(name, 32, '0')::uuid, reference, 'x', 100, 'USD', now(), 'unknown', now()
                from (values ('1', 'BR-1'), ('2', 'BR-1 '), ('3', ' BR  2'), ('4', E'BR\t2'), ('5', E'BR\u00a03'), ('6', ' '))
                    made (name, reference)""");
        old.bringUpToDate();
        assertThat(old.rows("select '[' || bank_reference || ']' from bank_transfer order by id"))
                .containsExactly("[BR-1]", "[BR-1 ]", "[BR 2]", "[BR\t2]", "[BR 3]", "[ ]");
    }
}
