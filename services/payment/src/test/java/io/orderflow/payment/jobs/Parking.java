package io.orderflow.payment.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.gateway.Books;
import io.orderflow.platform.test.eventually.Eventually;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Has operations parked whose foreign system is away. */
@Singleton
public class Parking {

    private final Books books;

    Parking(Books books) {
        this.books = books;
    }

    /** @param tries of its kind: it has had all but the last */
    public void park(String key, int tries) {
        Eventually.holds(Duration.ofSeconds(60), () -> {
            books.update(
                    "update operation set attempts = $2, next_attempt_at = now() where key = $1 and state = 'pending'",
                    key,
                    tries - 1);
            assertThat(books.list("select state from operation where key = $1", key))
                    .containsExactly("parked");
        });
    }
}
