package io.orderflow.payment.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.gateway.Books;
import io.orderflow.platform.test.eventually.Eventually;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Keeps a job away from what another one is to do. */
@Singleton
public class OtherJobs {

    private final Books books;

    OtherJobs(Books books) {
        this.books = books;
    }

    /** Takes its lease, once nobody is at work. */
    public void hold(String name) {
        Eventually.holds(
                Duration.ofSeconds(60),
                () -> assertThat(books.update("""
                        update job set owner = 'test', epoch = epoch + 1, expires_at = now() + interval '1 hour'
                        where name = $1 and expires_at < now()""", name)).isOne());
    }

    public void release(String name) {
        books.update(
                "update job set expires_at = now() - interval '1 second' where name = $1 and owner = 'test'", name);
    }
}
