package io.orderflow.schemas.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orderflow.schemas.compat.BreakingChange.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each breaking change, made to a real schema, is found; what evolution needs is let through. */
@Tag("M2.6")
@Tag("E9.8")
class SchemaCompatibilityTest {
    private static final String ORDER = "orders.order.status_changed/v1.schema.json";
    private static final String PAYMENT = "payments.payment.confirmed/v1.schema.json";
    private static final String MONEY = "common/v1/money.schema.json";

    private final Contract released = Contract.present();

    @Test
    void findsNothingInAnUnchangedContract() {
        assertThat(changes(ORDER, schema -> {})).isEmpty();
    }

    @Test
    void detectsARemovedField() {
        assertOnly(changes(ORDER, s -> properties(s).remove("reason")), Kind.FIELD_REMOVED, "reason");
    }

    @Test
    void detectsARemovedFieldOfAListItem() {
        assertOnly(
                changes(ORDER, s -> items(s).remove("reservation_id")), Kind.FIELD_REMOVED, "items[].reservation_id");
    }

    @Test
    void detectsARenamedField() {
        List<BreakingChange> found =
                changes(ORDER, s -> properties(s).set("cause", properties(s).remove("reason")));

        assertOnly(found, Kind.FIELD_REMOVED, "reason");
    }

    @Test
    void detectsANarrowedType() {
        assertOnly(changes(ORDER, s -> field(s, "order_id").put("type", "string")), Kind.TYPE_NARROWED, "order_id");
    }

    @Test
    void detectsAChangedType() {
        assertOnly(
                changes(ORDER, s -> field(s, "order_number").put("type", "integer")),
                Kind.TYPE_NARROWED,
                "order_number");
    }

    @Test
    void detectsAWidenedType() {
        assertOnly(
                changes(
                        ORDER,
                        s -> field(s, "order_number")
                                .putArray("type")
                                .add("string")
                                .add("null")),
                Kind.TYPE_WIDENED,
                "order_number");
    }

    @Test
    void detectsANewRequiredField() {
        List<BreakingChange> found = changes(ORDER, s -> {
            properties(s).putObject("channel").put("type", "string");
            s.withArray("required").add("channel");
        });

        assertOnly(found, Kind.REQUIRED_FIELD_ADDED, "channel");
    }

    @Test
    void detectsAnOptionalFieldThatBecomesRequired() {
        assertOnly(changes(ORDER, s -> s.withArray("required").add("reason")), Kind.REQUIREMENT_ADDED, "reason");
    }

    @Test
    void detectsARequiredFieldThatBecomesOptional() {
        List<BreakingChange> found =
                changes(PAYMENT, s -> s.putArray("required").add("payment_id"));

        assertThat(found).isNotEmpty().allMatch(change -> change.kind() == Kind.REQUIREMENT_DROPPED);
        assertThat(found).map(BreakingChange::where).contains(PAYMENT + " order_id");
    }

    @Test
    void detectsARemovedEnumerationValue() {
        assertOnly(
                changes(PAYMENT, s -> field(s, "method").putArray("enum").add("card")), Kind.VALUE_REMOVED, "method");
    }

    @Test
    void detectsAnEnumerationWhereAnyValueWasAllowed() {
        assertOnly(
                changes(ORDER, s -> field(s, "order_number").putArray("enum").add("1")),
                Kind.VALUE_REMOVED,
                "order_number");
    }

    @Test
    void detectsTightenedLimits() {
        assertOnly(
                changes(ORDER, s -> items(s).withObject("/quantity").put("minimum", 2)),
                Kind.LIMIT_TIGHTENED,
                "items[].quantity minimum");
        assertOnly(
                changes(ORDER, s -> field(s, "order_number").put("maxLength", 12)),
                Kind.LIMIT_TIGHTENED,
                "order_number maxLength");
        assertOnly(
                changes(ORDER, s -> field(s, "currency").put("pattern", "^(EUR|USD)$")),
                Kind.LIMIT_TIGHTENED,
                "currency pattern");
    }

    @Test
    void detectsAChangeInASharedSchemaAtEveryUse() {
        List<BreakingChange> found = changes(MONEY, s -> properties(s).remove("currency"));

        assertThat(found).allMatch(change -> change.kind() == Kind.FIELD_REMOVED);
        assertThat(found)
                .map(BreakingChange::where)
                .contains(ORDER + " total.currency", PAYMENT + " amount.currency", PAYMENT + " captured.currency");
    }

    @Test
    void detectsARemovedSchema() {
        Map<String, JsonNode> without = new TreeMap<>(released.schemas());
        without.remove(PAYMENT);

        assertThat(new Contract(without, released.declarations()).changesSince(released))
                .containsExactly(new BreakingChange(Kind.SCHEMA_REMOVED, PAYMENT));
    }

    @Test
    void letsEvolutionThrough() {
        List<BreakingChange> found = changes(PAYMENT, s -> {
            properties(s).putObject("wallet").put("type", "string");
            ObjectNode nested = properties(s).putObject("risk").put("type", "object");
            nested.putArray("required").add("score");
            nested.putObject("properties").putObject("score").put("type", "integer");
            ((ArrayNode) field(s, "method").get("enum")).add("wallet");
            field(s, "payment_id").remove("minLength");
            s.put("description", "Said better.");
        });

        assertThat(found).isEmpty();
    }

    @Test
    void refusesAKeywordThatItCannotJudge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> changes(ORDER, s -> field(s, "reason").putArray("anyOf")))
                .withMessageContaining("anyOf");
    }

    private List<BreakingChange> changes(String path, Consumer<ObjectNode> edit) {
        Map<String, JsonNode> edited = new TreeMap<>(released.schemas());
        ObjectNode schema = edited.get(path).deepCopy();
        edit.accept(schema);
        edited.put(path, schema);
        return new Contract(edited, released.declarations()).changesSince(released);
    }

    private static void assertOnly(List<BreakingChange> found, Kind kind, String where) {
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().kind()).isEqualTo(kind);
        assertThat(found.getFirst().where()).endsWith(".schema.json " + where);
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.get("properties");
    }

    private static ObjectNode field(ObjectNode schema, String name) {
        return (ObjectNode) properties(schema).get(name);
    }

    private static ObjectNode items(ObjectNode schema) {
        return properties((ObjectNode) field(schema, "items").get("items"));
    }
}
