package io.orderflow.schemas.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import io.orderflow.schemas.compat.BreakingChange.Kind;
import io.orderflow.schemas.repo.Repository;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("M2.6")
@Tag("E9.8")
class ProtoContractTest {
    private static final String FIELD = "field orderflow.sample.v1.Ask.sku";
    private static final String RPC = "rpc orderflow.sample.v1.SampleService.Find";

    @Test
    void drawsEveryProtoFileOfTheProject() {
        Map<String, String> present = Contract.present().declarations();
        long services = Repository.filesUnder(Repository.schemas().resolve("proto")).stream()
                .filter(file -> Repository.text(file).contains("\nservice "))
                .peek(file -> assertThat(present.keySet())
                        .anyMatch(name -> name.startsWith(
                                "rpc orderflow." + file.getParent().getParent().getFileName() + ".")))
                .count();

        assertThat(services).isPositive();
    }

    @Test
    void readsBackWhatItWrote() {
        Map<String, String> present = Contract.present().declarations();

        assertThat(ProtoContract.fromText(ProtoContract.toText(present)))
                .isEqualTo(present)
                .isNotEmpty();
    }

    @Test
    void detectsARemovedField() {
        assertOnly(changes(file -> ask(file).removeField(0)), Kind.DECLARATION_REMOVED, FIELD);
    }

    @Test
    void detectsARenamedField() {
        assertOnly(changes(file -> sku(file).setName("article")), Kind.DECLARATION_REMOVED, FIELD);
    }

    @Test
    void detectsAChangedNumber() {
        assertOnly(changes(file -> sku(file).setNumber(7)), Kind.DECLARATION_CHANGED, FIELD);
    }

    @Test
    void detectsAChangedType() {
        assertOnly(changes(file -> sku(file).setType(Type.TYPE_INT64)), Kind.DECLARATION_CHANGED, FIELD);
    }

    @Test
    void detectsAFieldThatBecomesAList() {
        assertOnly(changes(file -> sku(file).setLabel(Label.LABEL_REPEATED)), Kind.DECLARATION_CHANGED, FIELD);
    }

    @Test
    void detectsARemovedRpc() {
        assertOnly(changes(file -> file.getServiceBuilder(0).removeMethod(0)), Kind.DECLARATION_REMOVED, RPC);
    }

    @Test
    void detectsAnRpcWithAnotherAnswer() {
        assertOnly(
                changes(file ->
                        file.getServiceBuilder(0).getMethodBuilder(0).setOutputType(".orderflow.sample.v1.Ask")),
                Kind.DECLARATION_CHANGED,
                RPC);
    }

    @Test
    void letsNewFieldsMessagesAndRpcsThrough() {
        assertThat(changes(file -> {
                    ask(file).addField(field("lot", 2));
                    file.addMessageType(DescriptorProto.newBuilder().setName("More"));
                    file.getServiceBuilder(0)
                            .addMethodBuilder()
                            .setName("More")
                            .setInputType(".orderflow.sample.v1.More")
                            .setOutputType(".orderflow.sample.v1.More");
                }))
                .isEmpty();
    }

    private static List<BreakingChange> changes(Consumer<FileDescriptorProto.Builder> edit) {
        FileDescriptorProto.Builder edited = sample().toBuilder();
        edit.accept(edited);
        return ProtoContract.between(contract(sample()), contract(edited.build()));
    }

    private static void assertOnly(List<BreakingChange> found, Kind kind, String where) {
        assertThat(found).containsExactly(new BreakingChange(kind, where));
    }

    private static Map<String, String> contract(FileDescriptorProto file) {
        return ProtoContract.of(FileDescriptorSet.newBuilder().addFile(file).build());
    }

    private static FileDescriptorProto sample() {
        ServiceDescriptorProto.Builder service =
                ServiceDescriptorProto.newBuilder().setName("SampleService");
        service.addMethodBuilder()
                .setName("Find")
                .setInputType(".orderflow.sample.v1.Ask")
                .setOutputType(".orderflow.sample.v1.Answer");
        return FileDescriptorProto.newBuilder()
                .setPackage("orderflow.sample.v1")
                .addMessageType(DescriptorProto.newBuilder().setName("Ask").addField(field("sku", 1)))
                .addMessageType(DescriptorProto.newBuilder().setName("Answer"))
                .addService(service)
                .build();
    }

    private static FieldDescriptorProto field(String name, int number) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(Type.TYPE_STRING)
                .setLabel(Label.LABEL_OPTIONAL)
                .build();
    }

    private static DescriptorProto.Builder ask(FileDescriptorProto.Builder file) {
        return file.getMessageTypeBuilder(0);
    }

    private static FieldDescriptorProto.Builder sku(FileDescriptorProto.Builder file) {
        return ask(file).getFieldBuilder(0);
    }
}
