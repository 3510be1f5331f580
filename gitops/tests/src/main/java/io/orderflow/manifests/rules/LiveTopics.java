package io.orderflow.manifests.rules;

import io.orderflow.manifests.model.Render;
import io.orderflow.schemas.catalogue.Catalogue;
import java.util.List;

/** Nobody subscribes to a topic that nobody publishes, and whatever can become a dead letter is drained. Source: G12. */
public final class LiveTopics implements DaprRule {
    private final Catalogue catalogue;

    public LiveTopics(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public String id() {
        return "G12";
    }

    @Override
    public void check(Render render, Report report) {
        List<Subscription> all = Subscription.allIn(render);
        for (Subscription s : all) {
            report.expect(isLive(s.topic()), s.name(), "live", "nobody publishes " + s.topic());
            report.expect(
                    catalogue.retired().stream().noneMatch(r -> r.topic().equals(s.topic())),
                    s.name(),
                    "retired",
                    s.topic() + " is retired");
            if (catalogue.find(s.topic()).isPresent()) {
                checkDeadLetters(s, all, report);
            }
        }
    }

    private void checkDeadLetters(Subscription s, List<Subscription> all, Report report) {
        String wanted = catalogue.find(s.topic()).orElseThrow().deadLetter();
        report.expectSame(wanted, s.deadLetterTopic(), s.name(), "dead-letter-topic");
        List<Subscription> drains = all.stream()
                .filter(d -> d.topic().equals(wanted)
                        && d.deadLetterTopic().isEmpty()
                        && d.scopes().equals(s.scopes()))
                .toList();
        report.expect(!drains.isEmpty(), s.name(), "drained", "no subscription of " + s.scopes() + " to " + wanted);
        drains.forEach(drain -> report.expect(
                drain.isRaw(), drain.name(), "raw", "what made it a dead letter would make the sidecar drop it here"));
    }

    private boolean isLive(String topic) {
        return catalogue.live().stream()
                .anyMatch(t -> t.topic().equals(topic) || t.deadLetter().equals(topic));
    }
}
