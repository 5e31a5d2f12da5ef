package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.table.IndexDefinition;
import dev.wadi.local.dynamodb.table.IndexProjection;
import dev.wadi.local.dynamodb.table.Throughput;
import dev.wadi.local.dynamodb.value.AttributeType;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Input;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the definition of an index. */
final class IndexReader {

    private IndexReader() {}

    static IndexDefinition read(Input index, Map<String, AttributeType> attributes, boolean global, Throughput throughput) {
        List<Input> elements = index.structures("KeySchema");
        List<String> names = elements.stream()
                .map(element -> element.requiredText("AttributeName"))
                .toList();
        List<String> undefined =
                names.stream().filter(name -> !attributes.containsKey(name)).toList();
        if (!undefined.isEmpty()) {
            throw AwsException.invalid(
                    TableReader.INVALID + "Some index key attributes are not defined in AttributeDefinitions. Keys: "
                            + undefined + ", AttributeDefinitions: " + List.copyOf(attributes.keySet()));
        }
        return new IndexDefinition(
                index.requiredText("IndexName"),
                TableReader.schema(elements, attributes),
                projection(index.structure("Projection").orElseThrow()),
                global,
                throughput);
    }

    static Throughput throughput(Input index, boolean payPerRequest) {
        Optional<Input> given = index.structure("ProvisionedThroughput");
        if (payPerRequest && given.isPresent()) {
            throw AwsException.invalid(TableReader.INVALID
                    + "ProvisionedThroughput should not be specified for index: "
                    + index.requiredText("IndexName") + " when BillingMode is PAY_PER_REQUEST");
        } else if (!payPerRequest && given.isEmpty()) {
            throw AwsException.invalid(TableReader.INVALID + "ProvisionedThroughput must be specified for index: "
                    + index.requiredText("IndexName"));
        }
        return given.map(TableReader::throughput).orElse(Throughput.NONE);
    }

    private static IndexProjection projection(Input projection) {
        Optional<String> type = projection.text("ProjectionType");
        List<String> nonKey = projection.texts("NonKeyAttributes");
        if (type.isEmpty()) {
            throw AwsException.invalid(TableReader.INVALID + "Unknown ProjectionType: null");
        }
        IndexProjection.Kind kind = IndexProjection.Kind.valueOf(type.get());
        boolean given = projection.has("NonKeyAttributes");
        if (kind == IndexProjection.Kind.INCLUDE && !given) {
            throw AwsException.invalid(
                    TableReader.INVALID + "ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        } else if (kind != IndexProjection.Kind.INCLUDE && given) {
            throw AwsException.invalid(
                    TableReader.INVALID + "ProjectionType is " + kind + ", but NonKeyAttributes is specified");
        }
        return new IndexProjection(kind, nonKey);
    }
}
