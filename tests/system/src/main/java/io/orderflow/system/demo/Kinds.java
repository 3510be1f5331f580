package io.orderflow.system.demo;

import io.orderflow.system.Ids;
import io.orderflow.system.Together;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.http.Answer;
import io.orderflow.system.platform.Role;
import java.util.List;

/** Every kind of order that there is. */
final class Kinds {
    private Kinds() {}

    static List<Kind> all() {
        return List.of(
                new Kind("card, captured at once", 10, "paid", shop -> Journeys.settled(shop, shop.basket())),
                new Kind("card, captured after confirmation", 3, "confirmed, authorized", Kinds::capturedLater),
                new Kind("card, slow gateway", 2, "paid", shop -> card(shop, "tok_slow")),
                new Kind(
                        "card, gateway times out after success",
                        2,
                        "paid",
                        shop -> card(shop, "tok_timeout_after_success")),
                new Kind("card holder approves", 3, "paid", shop -> Journeys.answered(shop, "approved")),
                new Kind("card holder declines", 2, "cancelled", shop -> Journeys.answered(shop, "declined")),
                new Kind("card declined", 3, "payment_declined", shop -> card(shop, "tok_declined")),
                new Kind("card unknown", 3, "payment_declined", shop -> card(shop, "tok_nonsense")),
                new Kind("bank transfer", 2, "pending", shop -> Journeys.waiting(shop, "bank_transfer")),
                new Kind("cash on delivery", 2, "pending", shop -> Journeys.waiting(shop, "cod")),
                new Kind("cash on delivery, confirmed by staff", 2, "confirmed, cod_pending", Kinds::confirmedByStaff),
                new Kind("out of stock", 2, "out_of_stock", Kinds::tooMany),
                new Kind("unknown product", 2, "unknown_sku", Kinds::unknown),
                new Kind("cancelled before capture", 3, "cancelled, voided", Kinds::cancelledEarly),
                new Kind("cancelled after capture", 3, "refunded, refunded", Kinds::cancelledLate),
                new Kind("8 parallel submits of one key", 2, "1 order", Kinds::submittedEightTimes),
                new Kind("12 buyers, 3 last units", 2, "3 sold, 9 out_of_stock", Kinds::lastUnits));
    }

    private static String card(Shop shop, String token) {
        return Journeys.settled(shop, shop.basket().card(token));
    }

    private static String capturedLater(Shop shop) {
        Order order = Journeys.confirmed(shop);
        return order.status() + ", " + order.paymentStatus();
    }

    private static String confirmedByStaff(Shop shop) {
        var staff = shop.platform().orders();
        String id = staff.place(shop.basket().method("cod")).id();
        staff.confirm(id).expect(200);
        Order order = staff.awaitStatus(id, "confirmed");
        return order.status() + ", " + order.paymentStatus();
    }

    private static String tooMany(Shop shop) {
        return Journeys.settled(
                shop, OrderRequest.by(shop.platform().customerId()).item(shop.rare(1), 2));
    }

    private static String unknown(Shop shop) {
        return Journeys.settled(shop, shop.basket().item("NO-SUCH-PRODUCT", 1));
    }

    private static String cancelledEarly(Shop shop) {
        return Journeys.cancelled(shop, Journeys.confirmed(shop).id());
    }

    private static String cancelledLate(Shop shop) {
        return Journeys.cancelled(
                shop,
                shop.platform().orders(Role.CUSTOMER).placePaid(shop.basket()).id());
    }

    private static String submittedEightTimes(Shop shop) {
        String customer = Ids.uuid();
        String key = Ids.uuid();
        OrderRequest request = OrderRequest.by(customer).item(shop.shelf().getFirst(), 1);
        var orders = shop.platform().orders();
        List<Answer> answers = Together.run(8, number -> orders.submit(request, key));
        answers.stream()
                .filter(answer -> answer.status() == 201)
                .limit(1)
                .forEach(answer -> orders.awaitStatus(new Order(answer.json()).id(), "paid"));
        int made = orders.of(customer).size();
        return made + (made == 1 ? " order" : " orders");
    }

    private static String lastUnits(Shop shop) {
        String sku = shop.rare(3);
        List<Answer> answers = Together.run(
                12,
                number -> shop.platform()
                        .orders()
                        .submit(OrderRequest.by(Ids.uuid()).item(sku, 1)));
        long sold = answers.stream().filter(answer -> answer.status() == 201).count();
        long refused = answers.stream()
                .filter(answer -> answer.code().equals("out_of_stock"))
                .count();
        return sold + " sold, " + refused + " out_of_stock";
    }
}
