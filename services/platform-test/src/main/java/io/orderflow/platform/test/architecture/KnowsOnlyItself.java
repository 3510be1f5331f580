package io.orderflow.platform.test.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Of our own code a service sees itself, the platform and the schemas. */
final class KnowsOnlyItself extends ArchCondition<JavaClass> {

    private static final Set<String> SHARED = Set.of("io.orderflow.platform", "io.orderflow.schemas");

    private final String base;

    KnowsOnlyItself(String base) {
        super("know no other service");
        this.base = base;
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
            String target = dependency.getTargetClass().getPackageName();
            if (target.startsWith("io.orderflow.")
                    && !under(target, base)
                    && SHARED.stream().noneMatch(s -> under(target, s))) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
            }
        }
    }

    private static boolean under(String name, String parent) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }
}
