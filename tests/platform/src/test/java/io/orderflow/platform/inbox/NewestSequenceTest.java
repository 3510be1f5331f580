package io.orderflow.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.test.eventually.Eventually;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events of one aggregate that come in any order, for a topic of which only the newest counts, and for one that does not mind. */
@Tag("M2.3")
@Tag("T5.1")
class NewestSequenceTest {

    private final SequencedInbox sequenced = new SequencedInbox();

    @AfterEach
    void close() {
        sequenced.close();
    }

    @Test
    void ignoresWhatIsOlderThanTheNewestHandled() {
        var inbox = sequenced.inbox(Sequence.NEWEST);
        var old = sequenced.event(1);
        sequenced.receive(inbox, sequenced.event(3));
        sequenced.receive(inbox, old);
        sequenced.receive(inbox, sequenced.event(4));
        assertThat(sequenced.handled()).containsExactly(3L, 4L);
        assertThat(sequenced.state(old)).isEqualTo("ignored stale");
    }

    @Test
    void neverGoesBackUnderParallelDelivery() {
        var inbox = sequenced.inbox(Sequence.NEWEST);
        var events = sequenced.shuffled(24, 1);
        sequenced.machine.await(Uni.join()
                .all(events.stream()
                        .map(event -> SequencedInbox.delivery(inbox, event))
                        .toList())
                .usingConcurrencyOf(8)
                .andFailFast());
        assertThat(sequenced.handled()).isSorted().doesNotHaveDuplicates().endsWith(24L);
        assertThat(sequenced.machine.number("select count(*) from inbox where state in ('done', 'ignored')"))
                .isEqualTo(24);
    }

    @Test
    void doesNotCountWhatCouldNotBeHandled() {
        var inbox = sequenced.inbox(Sequence.NEWEST);
        sequenced.notReady.add(2L);
        var second = sequenced.event(2);
        sequenced.receive(inbox, second);
        assertThat(sequenced.state(second)).isEqualTo("parked not ready");
        sequenced.receive(inbox, sequenced.event(1));
        sequenced.notReady.clear();
        sequenced.start(inbox);
        Eventually.holds(() -> assertThat(sequenced.handled()).containsExactly(1L, 2L));
    }

    @Test
    void writesNothingForATopicThatDoesNotMind() {
        var inbox = sequenced.inbox(Sequence.NONE);
        sequenced.receive(inbox, sequenced.event(2));
        sequenced.receive(inbox, sequenced.event(1));
        assertThat(sequenced.handled()).containsExactly(2L, 1L);
        assertThat(sequenced.machine.number("select count(*) from inbox_sequence"))
                .isZero();
    }
}
