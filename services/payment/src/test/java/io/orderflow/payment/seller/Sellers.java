package io.orderflow.payment.seller;

import static io.restassured.RestAssured.given;

import io.orderflow.payment.domain.seller.SellerEntry;
import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.payment.usecase.seller.ReleaseEscrow;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.invariant.Invariants;
import io.orderflow.platform.test.auth.Tokens;
import io.quarkus.arc.All;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What sellers get for orders, as staff see it. */
@Singleton
public class Sellers {

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final String PAYOUTS = "/api/v1/seller-payouts";

    private final Database database;
    private final Books books;
    private final ReleaseEscrow releasing;
    private final List<Invariants> invariants;

    Sellers(Database database, Books books, ReleaseEscrow releasing, @All List<Invariants> invariants) {
        this.database = database;
        this.books = books;
        this.releasing = releasing;
        this.invariants = invariants;
    }

    /** The order is completed. */
    public void release(String order) {
        database.inTransaction(Cause.system("test"), tx -> releasing.release(tx, order))
                .await()
                .atMost(WAIT);
    }

    /** {@code kind amount} of each line, in their order. */
    public List<String> ledger(String order) {
        return books.list("""
                select e.kind || ' ' || e.amount
                from seller_entry e join payment p on p.id = e.payment_id
                where p.order_id = $1
                order by e.position""", order);
    }

    /** How often a line followed the money entry of a key. */
    public long lines(SellerEntry.Kind kind, String key) {
        return books.list("select kind from seller_entry where operation_key = $1 and kind = $2", key, kind.code())
                .size();
    }

    /** {@code due D owed O status} of an order's payout, as the API tells it. */
    public String standing(String order) {
        var payout = list("?payment_id=" + PaymentClient.payment(order).getId()).extract();
        return "due %s owed %s %s"
                .formatted(
                        payout.<Integer>path("items[0].due.amount"),
                        payout.<Integer>path("items[0].owed.amount"),
                        payout.<String>path("items[0].status"));
    }

    public ValidatableResponse list(String query) {
        return given().auth().oauth2(Tokens.staff()).get(PAYOUTS + query).then();
    }

    public ValidatableResponse read(String id, String what) {
        return given().auth()
                .oauth2(Tokens.staff())
                .get(PAYOUTS + "/" + id + what)
                .then();
    }

    /** The id of an order's payout. */
    public String of(String order) {
        return books.list(
                        "select o.id::text from seller_payout o join payment p on p.id = o.payment_id where p.order_id = $1",
                        order)
                .getFirst();
    }

    /** @param what sent or recovered */
    public static ValidatableResponse transfer(String id, String what, long amount, String reference) {
        return given().auth()
                .oauth2(Tokens.staff())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body("{\"amount\":{\"amount\":%d,\"currency\":\"USD\"},\"reference\":\"%s\"}"
                        .formatted(amount, reference))
                .post(PAYOUTS + "/" + id + "/" + what)
                .then();
    }

    /** Orders' payments whose books and whose seller's account disagree. */
    public List<String> disagreeing() {
        String query = invariants.stream()
                .flatMap(some -> some.rules().stream())
                .filter(rule -> rule.rule().equals("M7"))
                .findFirst()
                .orElseThrow()
                .query();
        return books.list(query);
    }
}
