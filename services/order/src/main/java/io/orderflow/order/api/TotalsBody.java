package io.orderflow.order.api;

import io.orderflow.order.domain.price.Totals;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.web.MoneyBody;

/** The sums of an order. */
public record TotalsBody(
        MoneyBody subtotal, MoneyBody discount, MoneyBody points, MoneyBody shipping, MoneyBody tax, MoneyBody grand) {

    static TotalsBody of(Totals totals, String currency) {
        return new TotalsBody(
                money(totals.subtotal(), currency),
                money(totals.discount(), currency),
                money(totals.points(), currency),
                money(totals.shipping(), currency),
                money(totals.tax(), currency),
                money(totals.grand(), currency));
    }

    static MoneyBody money(long amount, String currency) {
        return MoneyBody.of(new Money(amount, currency));
    }
}
