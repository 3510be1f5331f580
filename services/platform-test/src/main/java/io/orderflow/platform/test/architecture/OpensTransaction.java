package io.orderflow.platform.test.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import io.orderflow.platform.db.Database;
import java.util.Set;

/** A call that opens a transaction. */
final class OpensTransaction extends DescribedPredicate<JavaMethodCall> {

    private static final Set<String> OPENERS = Set.of("inTransaction", "attempt");

    OpensTransaction() {
        super("a transaction is opened");
    }

    @Override
    public boolean test(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(Database.class)
                && OPENERS.contains(call.getTarget().getName());
    }
}
