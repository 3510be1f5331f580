package io.orderflow.order.usecase.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.order.api.OrderGrpc;
import io.orderflow.order.desk.Desk;
import io.orderflow.order.desk.Meeting;
import io.orderflow.order.desk.OrderTest;
import io.orderflow.order.domain.HoldKind;
import io.orderflow.order.usecase.hold.PlaceHold;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.WireJson;
import io.orderflow.schemas.grpc.order.v1.MayPickReply;
import io.orderflow.schemas.grpc.order.v1.MayPickRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing is picked while a hold is open (api.md §5), whoever is faster. */
@OrderTest
@Tag("C1.5")
class MayPickTest {

    private static final int ROUNDS = 10;

    @Inject
    Desk desk;

    @Inject
    @Any
    OrderGrpc grpc;

    @Inject
    PlaceHold placing;

    @Inject
    Inbox inbox;

    private final UUID north = Ids.next();

    @Test
    void allowsOneFulfillmentOnceHoweverOftenItIsAsked() {
        UUID id = desk.confirmed();
        MayPickReply first = ask(id, north);
        assertThat(first.hasAllowed()).isTrue();
        Meeting.of(() -> asking(id, north), () -> asking(id, north), () -> asking(id, Ids.next()));
        assertThat(ask(id, north)).isEqualTo(first);
        assertThat(permissions(id)).isEqualTo(2);
    }

    @Test
    void refusesWhileTheOrderIsOnHoldAndSaysByWhat() {
        UUID id = desk.confirmed();
        hold(id, HoldKind.MANUAL);
        hold(id, HoldKind.FRAUD);
        String last = hold(id, HoldKind.FRAUD);
        MayPickReply reply = ask(id, north);
        assertThat(reply.getRejection().getCode()).isEqualTo("order_on_hold");
        assertThat(reply.getHoldKindsList()).containsExactlyInAnyOrder("fraud", "manual");
        release(last);
        assertThat(ask(id, north).getHoldKindsList()).containsExactlyInAnyOrder("fraud", "manual");
        desk.list("select id::text from order_hold where order_id = $1", id).forEach(this::release);
        assertThat(ask(id, north).hasAllowed()).isTrue();
        assertThat(permissions(id)).isOne();
    }

    /** Whoever asks again has not begun. */
    @Test
    void allowsAnewAfterAHoldThatWasPlacedSince() {
        UUID id = desk.confirmed();
        MayPickReply before = ask(id, north);
        String hold = hold(id, HoldKind.ADDRESS);
        assertThat(ask(id, north).getRejection().getCode()).isEqualTo("order_on_hold");
        release(hold);
        MayPickReply after = ask(id, north);
        assertThat(after.hasAllowed()).isTrue();
        assertThat(after).isNotEqualTo(before);
        assertThat(story(id)).containsExactly("order.picking allowed", "order.hold address", "order.picking allowed");
    }

    @Test
    void letsGoOnWhatIsKnownToBePicked() {
        UUID id = desk.confirmed();
        MayPickReply before = ask(id, north);
        deliver(desk.news(id).fulfillment(north, 3, "picking", 2));
        hold(id, HoldKind.FRAUD);
        assertThat(ask(id, north)).isEqualTo(before);
        assertThat(ask(id, Ids.next()).getRejection().getCode()).isEqualTo("order_on_hold");
        assertThat(story(id)).containsExactly("order.picking allowed", "order.hold fraud");
    }

    @Test
    void refusesWhatIsNotToBePicked() {
        assertThat(code(desk.placed(), north)).isEqualTo("illegal_transition");
        assertThat(code(desk.regretted(), north)).isEqualTo("illegal_transition");
        assertThat(code(Ids.next(), north)).isEqualTo("not_found");
        UUID id = desk.confirmed();
        deliver(desk.news(id).fulfillment(north, 3, "cancelled", 2));
        assertThat(code(id, north)).isEqualTo("fulfillment_cancelled");
        assertThat(ask(id, Ids.next()).hasAllowed()).isTrue();
        UUID gone = desk.confirmed();
        deliver(desk.news(gone).fulfillment(Ids.next(), 7, "shipped", 2));
        assertThat(code(gone, north)).isEqualTo("illegal_transition");
    }

    @Test
    void refusesWhatNamesNoFulfillment() {
        UUID id = desk.confirmed();
        for (var bad : List.of(
                MayPickRequest.newBuilder().setOrderId(id.toString()),
                MayPickRequest.newBuilder().setFulfillmentId(north.toString()),
                MayPickRequest.newBuilder().setOrderId(id.toString()).setFulfillmentId("1"))) {
            assertThatThrownBy(() -> Desk.await(Uni.createFrom().deferred(() -> grpc.mayPick(bad.build()))))
                    .hasMessageContaining("INVALID_ARGUMENT");
        }
    }

    /** Allowed before the hold, or refused because of it; the timeline says which. */
    @RepeatedTest(ROUNDS)
    void eitherSeesAHoldThatIsPlacedAtOnceOrComesBeforeIt() {
        UUID id = desk.confirmed();
        var replies = Collections.synchronizedList(new ArrayList<MayPickReply>());
        Meeting.of(
                () -> asking(id, north).invoke(replies::add),
                () -> asking(id, north).invoke(replies::add),
                () -> asking(id, north).invoke(replies::add),
                () -> Uni.createFrom().item(() -> hold(id, HoldKind.FRAUD)));
        boolean allowed = replies.stream().anyMatch(MayPickReply::hasAllowed);
        assertThat(story(id))
                .isEqualTo(
                        allowed ? List.of("order.picking allowed", "order.hold fraud") : List.of("order.hold fraud"));
        assertThat(replies)
                .hasSize(3)
                .filteredOn(reply -> !reply.hasAllowed())
                .allSatisfy(reply -> assertThat(reply.getHoldKindsList()).containsExactly("fraud"));
        assertThat(code(id, north)).isEqualTo("order_on_hold");
    }

    /** The hold is written and not committed when it is asked: it waits, and sees it. */
    @Test
    void waitsForAHoldThatIsBeingPlaced() {
        UUID id = desk.confirmed();
        var commits = new CompletableFuture<Void>();
        var held = new CompletableFuture<Void>();
        var holder = new CompletableFuture<Void>();
        Thread.startVirtualThread(() -> {
            desk.in(tx -> placing.place(tx, id, HoldKind.STOCK, "counted wrong")
                    .chain(() -> tx.list("select 1", row -> row))
                    .invoke(() -> held.complete(null))
                    .chain(() -> Uni.createFrom().completionStage(commits)));
            holder.complete(null);
        });
        held.orTimeout(60, TimeUnit.SECONDS).join();
        var asked = asking(id, north).subscribeAsCompletionStage();
        Eventually.holds(
                Duration.ofSeconds(60), () -> assertThat(desk.list("""
                        select '' from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'""")).isNotEmpty());
        assertThat(asked).isNotDone();
        commits.complete(null);
        MayPickReply reply = asked.orTimeout(60, TimeUnit.SECONDS).join();
        assertThat(reply.getRejection().getCode()).isEqualTo("order_on_hold");
        assertThat(reply.getHoldKindsList()).containsExactly("stock");
        holder.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private Uni<MayPickReply> asking(UUID id, UUID fulfillment) {
        return Uni.createFrom()
                .deferred(() -> grpc.mayPick(MayPickRequest.newBuilder()
                        .setOrderId(id.toString())
                        .setFulfillmentId(fulfillment.toString())
                        .build()));
    }

    private MayPickReply ask(UUID id, UUID fulfillment) {
        return Desk.await(asking(id, fulfillment));
    }

    private String code(UUID id, UUID fulfillment) {
        return ask(id, fulfillment).getRejection().getCode();
    }

    private String hold(UUID id, HoldKind kind) {
        desk.in(tx -> placing.place(tx, id, kind, "looks odd"));
        return desk.list(
                        "select id::text from order_hold where order_id = $1 order by placed_at desc, id desc limit 1",
                        id)
                .getFirst();
    }

    private void release(String hold) {
        desk.update(
                "update order_hold set released_at = now(), released_by = 'test' where id = $1 and released_at is null",
                UUID.fromString(hold));
    }

    private long permissions(UUID id) {
        return desk.moves(id.toString(), "order.picking", "allowed");
    }

    private List<String> story(UUID id) {
        return desk.list("""
                select kind || ' ' || to_state from timeline
                where order_id = $1 and kind in ('order.picking', 'order.hold') and to_state is not null
                order by id""", id);
    }

    private void deliver(Event<?> event) {
        Desk.await(inbox.receive(
                event.envelope().type(), event.envelope().eventId().toString(), WireJson.write(event)));
    }
}
