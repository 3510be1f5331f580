package io.orderflow.payment.domain.settlement;

import io.orderflow.platform.money.Money;
import java.util.List;

/**
 * What came of comparing one file with our ledger.
 * @param lines       rows under the header, unreadable ones among them
 * @param matched     of those, what our ledger says too, also where the fee is not as agreed
 * @param differences in the order of the file, then what it does not name
 * @param fees        kept by the gateway, one sum for each currency
 * @param unreadable  rows that had no effect
 * @param errors      why, for the first of them
 */
public record SettlementReport(
        int lines,
        int matched,
        List<Difference> differences,
        List<Money> fees,
        int unreadable,
        List<SettlementRow.Unreadable> errors) {}
