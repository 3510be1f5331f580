package io.orderflow.schemas.compat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import io.orderflow.schemas.compat.BreakingChange.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Our gRPC contract as one line per declaration, {@code name = meaning}: readable in a review, and a released line that
 * is gone or says something else is a breaking change.
 */
final class ProtoContract {
    private static final String OURS = "orderflow.";

    private final Map<String, String> declarations = new TreeMap<>();

    private ProtoContract() {}

    /** Reads the descriptor set that the code generation writes. */
    static Map<String, String> read(Path descriptorSet) {
        try (InputStream in = Files.newInputStream(descriptorSet)) {
            return of(FileDescriptorSet.parseFrom(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> of(FileDescriptorSet set) {
        ProtoContract contract = new ProtoContract();
        set.getFileList().stream()
                .filter(file -> file.getPackage().startsWith(OURS))
                .forEach(contract::file);
        return contract.declarations;
    }

    static String toText(Map<String, String> declarations) {
        StringBuilder text = new StringBuilder();
        declarations.forEach((name, meaning) ->
                text.append(name).append(" = ").append(meaning).append('\n'));
        return text.toString();
    }

    static Map<String, String> fromText(String text) {
        Map<String, String> declarations = new TreeMap<>();
        text.lines().forEach(line -> {
            String[] parts = line.split(" = ", 2);
            declarations.put(parts[0], parts[1]);
        });
        return declarations;
    }

    static List<BreakingChange> between(Map<String, String> released, Map<String, String> now) {
        List<BreakingChange> found = new ArrayList<>();
        released.forEach((name, meaning) -> {
            String after = now.get(name);
            if (after == null) {
                found.add(new BreakingChange(Kind.DECLARATION_REMOVED, name));
            } else if (!after.equals(meaning)) {
                found.add(new BreakingChange(Kind.DECLARATION_CHANGED, name));
            }
        });
        return found;
    }

    private void file(FileDescriptorProto file) {
        file.getMessageTypeList().forEach(message -> message(file.getPackage(), message));
        file.getEnumTypeList().forEach(type -> enumeration(file.getPackage(), type));
        file.getServiceList().forEach(service -> service(file.getPackage(), service));
    }

    private void message(String scope, DescriptorProto message) {
        String name = scope + "." + message.getName();
        declarations.put("message " + name, "message");
        for (FieldDescriptorProto field : message.getFieldList()) {
            declarations.put("field " + name + "." + field.getName(), meaning(message, field));
        }
        message.getNestedTypeList().forEach(nested -> message(name, nested));
        message.getEnumTypeList().forEach(nested -> enumeration(name, nested));
    }

    private static String meaning(DescriptorProto message, FieldDescriptorProto field) {
        String type = field.hasTypeName()
                ? field.getTypeName().substring(1)
                : lower(field.getType().name(), "TYPE_");
        String oneof = field.hasOneofIndex()
                ? " oneof " + message.getOneofDecl(field.getOneofIndex()).getName()
                : "";
        return field.getNumber() + " " + lower(field.getLabel().name(), "LABEL_") + " " + type + oneof;
    }

    private void enumeration(String scope, EnumDescriptorProto type) {
        type.getValueList()
                .forEach(value -> declarations.put(
                        "value " + scope + "." + type.getName() + "." + value.getName(),
                        Integer.toString(value.getNumber())));
    }

    private void service(String scope, ServiceDescriptorProto service) {
        for (MethodDescriptorProto rpc : service.getMethodList()) {
            declarations.put(
                    "rpc " + scope + "." + service.getName() + "." + rpc.getName(),
                    streamed(rpc.getClientStreaming(), rpc.getInputType()) + " -> "
                            + streamed(rpc.getServerStreaming(), rpc.getOutputType()));
        }
    }

    private static String streamed(boolean stream, String type) {
        return (stream ? "stream " : "") + type.substring(1);
    }

    private static String lower(String name, String prefix) {
        return name.substring(prefix.length()).toLowerCase(Locale.ROOT);
    }
}
