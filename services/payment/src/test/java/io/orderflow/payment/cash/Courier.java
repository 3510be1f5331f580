package io.orderflow.payment.cash;

import static io.restassured.RestAssured.given;

import io.orderflow.payment.gateway.Books;
import io.orderflow.payment.gateway.PaymentClient;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.schemas.grpc.payment.v1.CollectCashRequest;
import io.orderflow.schemas.grpc.payment.v1.PaymentReply;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Collects cash, and hands it over or not. */
@Singleton
public class Courier {

    private final Books books;

    Courier(Books books) {
        this.books = books;
    }

    /** What the order service hears when it reports it under this key. */
    public static PaymentReply hasTaken(String order, String key, long amount) {
        return PaymentClient.stub()
                .collectCash(CollectCashRequest.newBuilder()
                        .setOperationKey(key)
                        .setOrderId(order)
                        .setCollected(PaymentClient.usd(amount))
                        .build());
    }

    /** Cash of a thousand that was collected so long ago. @return its order */
    public String collected(String ago) {
        String order = PaymentClient.anyOrder();
        PaymentClient.stub()
                .authorize(PaymentClient.card(order, "", 1000).setMethod("cod").build());
        hasTaken(order, "shipment-" + order, 1000);
        books.update("""
                update money_entry e set at = now() - $2::text::interval
                from payment p
                where p.id = e.payment_id and p.order_id = $1""", order, ago);
        return order;
    }

    public ValidatableResponse handsOver(String order, long amount) {
        return given().auth()
                .oauth2(Tokens.staff())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body("""
                        {"reference":"%s","carrier":"parcels","items":[{"order_id":"%s","amount":{"amount":%d,"currency":"USD"}}]}""".formatted(UUID.randomUUID(), order, amount))
                .post("/api/v1/cod-remittances")
                .then()
                .statusCode(200);
    }

    /** How often its cash is on record as overdue. */
    public long overdue(String order) {
        return books.list("""
                        select p.order_id from cash_overdue o join payment p on p.id = o.payment_id
                        where p.order_id = $1""", order).size();
    }
}
