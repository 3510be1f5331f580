package io.orderflow.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhereTest {

    @Test
    void leavesOutWhatIsNotAskedFor() {
        var where =
                new Where().and("status = ?", null).and("customer_id = ?", "c1").and("id < ?", 7);
        String limit = where.next(20);
        assertThat(where.clause() + "limit " + limit).isEqualTo("where customer_id = $1 and id < $2\nlimit $3");
        assertThat(where.values()).containsExactly("c1", 7, 20);
    }

    @Test
    void isNothingWhenNothingIsAskedFor() {
        var where = new Where().and("id < ?", null);
        assertThat(where.clause()).isEmpty();
        assertThat(where.values()).isEmpty();
    }
}
