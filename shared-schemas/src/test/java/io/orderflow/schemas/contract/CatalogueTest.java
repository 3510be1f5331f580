package io.orderflow.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.schemas.EventType;
import io.orderflow.schemas.EventTypes;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.catalogue.Catalogue;
import io.orderflow.schemas.catalogue.CataloguedTopic;
import io.orderflow.schemas.catalogue.Consumer;
import io.orderflow.schemas.catalogue.RetiredTopic;
import io.orderflow.schemas.catalogue.State;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T4.1")
class CatalogueTest {
    private final Catalogue catalogue = Catalogue.load();

    @Test
    void saysWhatTheDomainsTopicTableSays() {
        assertThat(catalogue.topics())
                .map(t -> new TopicTable.Row(
                        t.topic(),
                        t.publisher(),
                        t.consumers().stream().map(Consumer::service).toList()))
                .isEqualTo(TopicTable.ROWS);
    }

    @Test
    void namesTheRetiredTopicsAndWhatReplacesThem() {
        assertThat(catalogue.retired()).map(RetiredTopic::topic).isEqualTo(TopicTable.RETIRED);
        assertThat(catalogue.retired())
                .allSatisfy(r -> assertThat(catalogue.find(r.instead())).hasValueSatisfying(CataloguedTopic::isLive));
        assertThat(catalogue.topics()).map(CataloguedTopic::topic).doesNotContainAnyElementsOf(TopicTable.RETIRED);
    }

    @Test
    void agreesWithConstantsRecordsAndSchemaFoldersOnWhatIsLive() {
        List<String> live =
                catalogue.live().stream().map(CataloguedTopic::topic).toList();

        assertThat(live).isEqualTo(Topics.ALL);
        assertThat(EventTypes.ALL).map(EventType::topic).isEqualTo(live);
        assertThat(EventFiles.topics()).containsExactlyInAnyOrderElementsOf(live);
    }

    @Test
    void agreesWithRecordsAndSchemaFilesOnVersions() {
        assertThat(catalogue.live()).isNotEmpty().allSatisfy(t -> {
            assertThat(EventTypes.ofTopic(t.topic()).versions()).isEqualTo(Set.copyOf(t.versions()));
            assertThat(EventFiles.versions(t.topic()))
                    .containsExactlyInAnyOrderElementsOf(t.versions().stream()
                            .map(v -> "v" + v + ".schema.json")
                            .toList());
        });
    }

    @Test
    void givesEveryTopicADeadLetterTopicAndARetention() {
        assertThat(catalogue.topics()).isNotEmpty().allSatisfy(t -> {
            assertThat(t.deadLetter()).isEqualTo(Topics.deadLetterOf(t.topic()));
            assertThat(t.retentionDays()).isPositive();
        });
    }

    @Test
    @Tag("T4.2")
    void leavesNoLiveTopicWithoutALiveConsumerAndNoPlannedOneWithOne() {
        assertThat(catalogue.live())
                .allSatisfy(t -> assertThat(t.liveConsumers()).isNotEmpty());
        assertThat(catalogue.topics())
                .filteredOn(t -> !t.isLive())
                .allSatisfy(t -> assertThat(t.consumers()).map(Consumer::state).containsOnly(State.PLANNED));
    }

    @Test
    @Tag("T4.2")
    void awaitsPublishersOnly() {
        assertThat(catalogue.topics())
                .flatMap(CataloguedTopic::consumers)
                .map(Consumer::state)
                .doesNotContain(State.AWAITED);
    }

    @Test
    void answersWhoPublishesAndConsumesToday() {
        assertThat(catalogue.publishedBy("payment"))
                .map(CataloguedTopic::topic)
                .containsExactly(
                        Topics.PAYMENTS_PAYMENT_CONFIRMED,
                        Topics.PAYMENTS_PAYMENT_FAILED,
                        Topics.PAYMENTS_REFUND_COMPLETED);
        assertThat(catalogue.consumedBy("payment"))
                .map(CataloguedTopic::topic)
                .containsExactly(Topics.ORDERS_ORDER_STATUS_CHANGED);
    }
}
