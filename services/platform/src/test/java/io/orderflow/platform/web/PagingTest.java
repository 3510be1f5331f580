package io.orderflow.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    @Test
    void startsAtTheBeginningWithFiftyItems() {
        assertThat(Paging.of(null, null)).isEqualTo(new Paging<UUID>(null, 50));
    }

    @Test
    void continuesBehindTheLastItemOfAFullPage() {
        var last = UUID.randomUUID();
        var page = Paging.of("2", null).page(List.of(UUID.randomUUID(), last), Function.identity());
        assertThat(Paging.of("2", page.nextCursor()).after()).isEqualTo(last);
    }

    @Test
    void endsWithAPageThatIsNotFull() {
        assertThat(Paging.of("2", null)
                        .page(List.of(UUID.randomUUID()), Function.identity())
                        .nextCursor())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "x", "", "1e2", "99999999999"})
    void refusesABadLimit(String limit) {
        assertThatThrownBy(() -> Paging.of(limit, null)).isInstanceOf(ProblemException.class);
    }

    @Test
    void continuesBehindAKeyOfAnyText() {
        String key = "order:ä/ü:void";
        var page = Paging.byKey("1", null).page(List.of(key), Function.identity());
        assertThat(Paging.byKey("1", page.nextCursor()).after()).isEqualTo(key);
        assertThatThrownBy(() -> Paging.byKey(null, "nonsense")).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!!", "bm90LWEtdXVpZA", "\u0000"})
    void refusesABadCursor(String cursor) {
        assertThatThrownBy(() -> Paging.of(null, cursor)).isInstanceOf(ProblemException.class);
    }
}
