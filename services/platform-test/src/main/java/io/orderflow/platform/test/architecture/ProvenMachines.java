package io.orderflow.platform.test.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.orderflow.platform.inbox.TopicHandler;
import io.orderflow.platform.job.Job;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.saga.Saga;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import io.orderflow.platform.test.contract.AbstractOperationContractTest;
import io.orderflow.platform.test.contract.AbstractTopicHandlerContractTest;
import io.orderflow.platform.test.saga.AbstractSagaContractTest;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which handlers, jobs, operations and sagas of a service have no contract test of their own among its tests. */
public final class ProvenMachines {

    private final JavaClasses machines;
    private final JavaClasses tests;

    private ProvenMachines(JavaClasses machines, JavaClasses tests) {
        this.machines = machines;
        this.tests = tests;
    }

    /** @param base base package of the service; its classes and its tests have to be on the class path */
    public static ProvenMachines of(String base) {
        return new ProvenMachines(
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(base),
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                        .importPackages(base));
    }

    /** @return names of those without one; a handler's contract names its event, the others name their class */
    public List<String> unproven() {
        return Stream.of(
                        missing(TopicHandler.class, AbstractTopicHandlerContractTest.class, ProvenMachines::event),
                        missing(Job.class, AbstractJobContractTest.class, JavaClass::getName),
                        missing(OperationHandler.class, AbstractOperationContractTest.class, JavaClass::getName),
                        missing(Saga.class, AbstractSagaContractTest.class, JavaClass::getName))
                .flatMap(Function.identity())
                .sorted()
                .toList();
    }

    private Stream<String> missing(Class<?> machine, Class<?> contract, Function<JavaClass, String> subject) {
        Set<String> proven = tests.stream()
                .filter(test -> test.isAssignableTo(contract))
                .flatMap(test -> arguments(superclasses(test)))
                .collect(Collectors.toSet());
        return machines.stream()
                .filter(each -> each.isAssignableTo(machine) && !each.isInterface())
                .filter(each -> !each.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(each -> !proven.contains(subject.apply(each)))
                .map(each -> each.getName() + " has no " + contract.getSimpleName());
    }

    private static String event(JavaClass handler) {
        return arguments(handler.getInterfaces().stream()
                        .filter(each -> each.toErasure().isEquivalentTo(TopicHandler.class)))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JavaType> superclasses(JavaClass test) {
        return Stream.concat(Stream.of(test), test.getAllRawSuperclasses().stream())
                .flatMap(each -> each.getSuperclass().stream());
    }

    /** Names of the classes that the types are given as arguments. */
    private static Stream<String> arguments(Stream<JavaType> types) {
        return types.filter(JavaParameterizedType.class::isInstance)
                .flatMap(type -> ((JavaParameterizedType) type).getActualTypeArguments().stream())
                .map(argument -> argument.toErasure().getName());
    }
}
