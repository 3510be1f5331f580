package io.orderflow.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.test.eventually.Eventually;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events of one aggregate that come in any order, for a topic of which each one counts. */
@Tag("M2.3")
@Tag("T5.1")
class GaplessSequenceTest {

    private final SequencedInbox sequenced = new SequencedInbox();

    @AfterEach
    void close() {
        sequenced.close();
    }

    @Test
    void parksWhatLeavesAGapAndHealsItInOrderAsSoonAsItIsFilled() {
        var inbox = sequenced.inbox(Sequence.GAPLESS);
        var later = LongStream.of(4, 2, 3).mapToObj(sequenced::event).toList();
        later.forEach(event -> sequenced.receive(inbox, event));
        assertThat(later).extracting(sequenced::state).containsOnly("parked gap: waits for version 1");
        assertThat(sequenced.handled()).isEmpty();

        sequenced.machine.change("update inbox set next_attempt_at = now() + interval '1 hour'");
        sequenced.receive(inbox, sequenced.event(1));
        sequenced.start(inbox);
        Eventually.holds(() -> assertThat(sequenced.handled()).containsExactly(1L, 2L, 3L, 4L));
    }

    @Test
    void handlesEachOnceAndInOrderHoweverTheyCome() {
        var inbox = sequenced.inbox(Sequence.GAPLESS);
        sequenced.start(inbox);
        var events = sequenced.shuffled(30, 2);
        var deliveries = new ArrayList<Uni<Void>>();
        events.forEach(event -> deliveries.add(SequencedInbox.delivery(inbox, event)));
        events.forEach(event -> deliveries.add(SequencedInbox.delivery(inbox, event)));
        deliveries.add(SequencedInbox.bulk(inbox, events));
        deliveries.add(SequencedInbox.bulk(inbox, events.reversed()));
        Collections.shuffle(deliveries, new Random(3));
        sequenced.machine.await(Uni.join().all(deliveries).usingConcurrencyOf(8).andFailFast());
        Eventually.holds(() -> assertThat(sequenced.handled())
                .isEqualTo(LongStream.rangeClosed(1, 30).boxed().toList()));
        assertThat(sequenced.machine.number("select count(*) from dead_letter")).isZero();
    }

    @Test
    void handlesAWholeBulkInOneGoWhereNothingIsMissing() {
        var inbox = sequenced.inbox(Sequence.GAPLESS);
        sequenced.machine.await(SequencedInbox.bulk(inbox, sequenced.shuffled(12, 4)));
        assertThat(sequenced.handled())
                .isEqualTo(LongStream.rangeClosed(1, 12).boxed().toList());
        assertThat(sequenced.machine.number("select count(distinct xmin::text) from inbox"))
                .isEqualTo(1);
    }

    @Test
    void ignoresASecondEventOfAVersionThatIsHandled() {
        var inbox = sequenced.inbox(Sequence.GAPLESS);
        sequenced.receive(inbox, sequenced.event(1));
        sequenced.receive(inbox, sequenced.event(2));
        var again = sequenced.event(2);
        sequenced.receive(inbox, again);
        assertThat(sequenced.handled()).containsExactly(1L, 2L);
        assertThat(sequenced.state(again)).isEqualTo("ignored stale");
    }
}
