package io.orderflow.platform.test.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;

/** The class's package carries the given annotation on its {@code package-info}. */
final class LiesInMarkedPackage extends ArchCondition<JavaClass> {

    private final Class<? extends Annotation> mark;

    LiesInMarkedPackage(Class<? extends Annotation> mark) {
        super("lie in a package marked with @" + mark.getSimpleName());
        this.mark = mark;
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        if (!item.getPackage().isAnnotatedWith(mark)) {
            events.add(SimpleConditionEvent.violated(item, item.getName() + " lies in an unmarked package"));
        }
    }
}
