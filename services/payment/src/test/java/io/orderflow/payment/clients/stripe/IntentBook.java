package io.orderflow.payment.clients.stripe;

import io.orderflow.payment.clients.stripe.RecordedStripe.Answer;
import io.orderflow.payment.clients.stripe.RecordedStripe.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The intents and refunds of {@link RecordedStripe}, with the answers that Stripe documents for each state. */
final class IntentBook {

    static final String GOOD = "pm_card_visa";
    static final String DECLINED = "pm_card_visa_chargeDeclined";
    static final String CHALLENGED = "pm_card_threeDSecure2Required";
    static final String STALLS = "pm_stalls";

    /** Stripe's test card that is captured once, whatever is asked for. */
    static final String IN_ONE_PIECE = "pm_card_credit_disableEnterpriseCardFeatures";

    private static final int ENTRIES = 50;
    private static final Duration WINDOW = Duration.ofDays(7);

    static final Answer KEY_REUSED = error(400, "idempotency_error", "", "");

    private static final class Intent {
        final String id = "pi_" + UUID.randomUUID();
        final Map<String, String> metadata = new TreeMap<>();
        final List<String> refunds = new ArrayList<>();
        long amount;
        long received;
        long refunded;
        boolean inParts;
        boolean held;
        Instant heldAt = Instant.EPOCH;
        String status = "";
        String reason = "";

        long rest() {
            return amount - received;
        }
    }

    private final Map<String, Intent> intents = new LinkedHashMap<>();
    private final Map<String, List<String>> ledgers = new LinkedHashMap<>();

    synchronized List<String> ledger(String reference) {
        return List.copyOf(ledgers.getOrDefault(reference, List.of()));
    }

    synchronized void answerChallenge(String id, boolean approved) {
        var intent = intents.get(id);
        intent.status = approved ? "requires_capture" : "requires_payment_method";
        if (approved) {
            note(intent, "authorize", intent.amount);
        }
    }

    synchronized void cancel(String id) {
        intents.get(id).status = "canceled";
    }

    /** What is held too long ends as it would have ended by a last capture, or as cancelled. */
    synchronized void age(Duration span) {
        for (var intent : intents.values()) {
            intent.heldAt = intent.heldAt.minus(span);
            if (intent.status.equals("requires_capture") && Instant.now().isAfter(intent.heldAt.plus(WINDOW))) {
                intent.status = intent.received > 0 ? "succeeded" : "canceled";
                intent.reason = "automatic";
            }
        }
    }

    synchronized Answer answer(Request request) {
        String[] path = request.path().substring("/v1/".length()).split("/");
        if (path[0].equals("refunds")) {
            var intent = intents.get(request.form().get("payment_intent"));
            return request.method().equals("POST") ? refund(intent, request) : refunds(intent);
        }
        if (path.length == 1) {
            return create(request);
        }
        if (path[1].equals("search")) {
            return search(request);
        }
        var intent = intents.get(path[1]);
        if (intent == null) {
            return error(404, "invalid_request_error", "resource_missing", "intent");
        }
        return path.length == 2
                ? ok(intent, request)
                : path[2].equals("capture") ? capture(intent, request) : cancel(intent, request);
    }

    private Answer create(Request request) {
        String card = request.form().get("payment_method");
        if (!List.of(GOOD, DECLINED, CHALLENGED, STALLS, IN_ONE_PIECE).contains(card)) {
            return error(400, "invalid_request_error", "resource_missing", "payment_method");
        }
        var intent = new Intent();
        intent.amount = Long.parseLong(request.form().get("amount"));
        intent.inParts = !card.equals(IN_ONE_PIECE)
                && "if_available".equals(request.form().get("payment_method_options[card][request_multicapture]"));
        mark(intent, request);
        intents.put(intent.id, intent);
        intent.status = switch (card) {
            case DECLINED -> "requires_payment_method";
            case CHALLENGED -> "requires_action";
            default -> "requires_capture";
        };
        if (intent.status.equals("requires_capture")) {
            note(intent, "authorize", intent.amount);
        }
        return card.equals(DECLINED) ? error(402, "card_error", "card_declined", "") : ok(intent, request);
    }

    private Answer capture(Intent intent, Request request) {
        long amount = Long.parseLong(request.form().get("amount_to_capture"));
        if (!intent.status.equals("requires_capture")) {
            return error(400, "invalid_request_error", "payment_intent_unexpected_state", "");
        }
        boolean last = !"false".equals(request.form().get("final_capture"));
        if (!last && !intent.inParts || amount == 0 && (!last || intent.received == 0)) {
            return error(400, "invalid_request_error", "parameter_invalid", "final_capture");
        }
        if (amount > intent.rest()) {
            return error(400, "invalid_request_error", "amount_too_large", "amount_to_capture");
        }
        if (!hasRoomFor(intent, request)) {
            return error(400, "invalid_request_error", "", "metadata");
        }
        mark(intent, request);
        if (amount == 0) {
            note(intent, "void", intent.rest());
        } else {
            note(intent, "capture", amount);
        }
        // That an intent ends by itself when its last part is taken as one of several is documented nowhere.
        intent.status = last ? "succeeded" : intent.status;
        intent.received += amount;
        return ok(intent, request);
    }

    private static boolean hasRoomFor(Intent intent, Request request) {
        long more = request.form().keySet().stream()
                .filter(name -> name.startsWith("metadata["))
                .filter(name -> !intent.metadata.containsKey(name.substring("metadata[".length(), name.length() - 1)))
                .count();
        return intent.metadata.size() + more <= ENTRIES;
    }

    private Answer cancel(Intent intent, Request request) {
        if (intent.status.equals("succeeded") || intent.status.equals("canceled")) {
            return error(400, "invalid_request_error", "payment_intent_unexpected_state", "");
        }
        if (intent.status.equals("requires_capture")) {
            note(intent, "void", intent.rest());
        }
        intent.status = "canceled";
        return ok(intent, request);
    }

    private Answer refund(Intent intent, Request request) {
        long amount = Long.parseLong(request.form().get("amount"));
        if (amount > intent.received - intent.refunded) {
            return error(400, "invalid_request_error", "charge_already_refunded", "");
        }
        intent.refunded += amount;
        note(intent, "refund", amount);
        String refund = """
                {"id":"re_%s","object":"refund","amount":%d,"status":"succeeded","payment_intent":"%s","metadata":{"operation_key":"%s"}}""".formatted(
                        UUID.randomUUID(), amount, intent.id, request.form().get("metadata[operation_key]"));
        intent.refunds.add(refund);
        return new Answer(200, refund);
    }

    private static Answer refunds(Intent intent) {
        return new Answer(200, """
                {"object":"list","url":"/v1/refunds","has_more":false,"data":[%s]}""".formatted(String.join(",", intent.refunds)));
    }

    private Answer search(Request request) {
        String found = intents.values().stream()
                .filter(intent -> request.form()
                        .get("query")
                        .equals("metadata['operation_key']:'" + intent.metadata.get("operation_key") + "'"))
                .map(intent -> json(intent, false))
                .collect(Collectors.joining(","));
        return new Answer(200, """
                {"object":"search_result","url":"/v1/payment_intents/search","has_more":false,"data":[%s]}""".formatted(found));
    }

    private void note(Intent intent, String operation, long amount) {
        if (!intent.held) {
            intent.held = true;
            intent.heldAt = Instant.now();
        }
        ledgers.computeIfAbsent(intent.metadata.get("payment_reference"), none -> new ArrayList<>())
                .add(operation + " " + amount);
    }

    private static void mark(Intent intent, Request request) {
        request.form().forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                intent.metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
            }
        });
    }

    private static Answer ok(Intent intent, Request request) {
        return new Answer(
                200, json(intent, "latest_charge".equals(request.form().get("expand[0]"))));
    }

    private static String json(Intent intent, boolean expanded) {
        String metadata = intent.metadata.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                .collect(Collectors.joining(","));
        String charge = !intent.held ? "null" : expanded ? charge(intent) : "\"ch_1\"";
        String next = intent.status.equals("requires_action")
                ? "{\"type\":\"redirect_to_url\",\"redirect_to_url\":{\"url\":\"https://bank.example/3ds\"}}"
                : "null";
        String error = intent.status.equals("requires_payment_method")
                ? "{\"type\":\"card_error\",\"code\":\"card_declined\"}"
                : "null";
        return """
                {"id":"%s","object":"payment_intent","amount":%d,"amount_received":%d,"amount_capturable":%d,"status":"%s","metadata":{%s},
                "cancellation_reason":"%s","latest_charge":%s,"next_action":%s,"last_payment_error":%s}""".formatted(
                        intent.id,
                        intent.amount,
                        intent.received,
                        intent.status.equals("requires_capture") ? intent.rest() : 0,
                        intent.status,
                        metadata,
                        intent.reason,
                        charge,
                        next,
                        error);
    }

    private static String charge(Intent intent) {
        return """
                {"id":"ch_1","object":"charge","status":"succeeded","amount":%d,"created":%d,
                "payment_method_details":{"type":"card","card":{"capture_before":%d,"multicapture":{"status":"%s"}}}}""".formatted(
                        intent.amount,
                        intent.heldAt.getEpochSecond(),
                        intent.heldAt.plus(WINDOW).getEpochSecond(),
                        intent.inParts ? "available" : "unavailable");
    }

    private static Answer error(int status, String type, String code, @Nullable String param) {
        return new Answer(status, """
                {"error":{"type":"%s","code":"%s","param":"%s","message":"as documented"}}""".formatted(type, code, param));
    }
}
