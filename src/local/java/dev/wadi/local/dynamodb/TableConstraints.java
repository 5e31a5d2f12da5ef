package dev.wadi.local.dynamodb;

import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Input;
import java.util.List;

/** The bounds of AWS' model for the parameters that define tables and indexes. */
final class TableConstraints {

    private static final int MOST_KEYS = 2;
    private static final int MOST_NON_KEYS = 20;

    private final Constraints constraints;

    private TableConstraints(Constraints constraints) {
        this.constraints = constraints;
    }

    /** The name of a table that is created or changed: there it has three characters at least. */
    static Constraints name(Input input) {
        if (!input.has("TableName")) {
            throw AwsException.invalid("The parameter 'TableName' is required but was not present in the request");
        }
        Constraints constraints = new Constraints(input);
        if (!input.requiredText("TableName").startsWith("arn:")) {
            constraints.pattern("TableName", RequestParameters.TABLE_NAME).length("TableName", 3, RequestParameters.LONGEST_NAME);
        }
        return constraints;
    }

    static void create(Input input) {
        Constraints constraints = name(input).required("AttributeDefinitions", "KeySchema");
        TableConstraints table = new TableConstraints(constraints);
        table.settings(input);
        table.attributes(input);
        table.keySchema(constraints, input);
        table.indexes(input, "LocalSecondaryIndexes");
        table.indexes(input, "GlobalSecondaryIndexes");
        constraints.check();
    }

    static void update(Input input) {
        Constraints constraints = name(input);
        TableConstraints table = new TableConstraints(constraints);
        table.settings(input);
        table.attributes(input);
        List<Input> updates = input.structures("GlobalSecondaryIndexUpdates");
        for (int i = 0; i < updates.size(); i++) {
            Constraints update = constraints.element("GlobalSecondaryIndexUpdates", i, updates.get(i));
            updates.get(i)
                    .structure("Create")
                    .ifPresent(index -> table.index(update.structure("Create", index), index));
            for (String kind : List.of("Update", "Delete")) {
                updates.get(i).structure(kind).ifPresent(index -> {
                    Constraints inner = indexName(update.structure(kind, index));
                    if (kind.equals("Update")) {
                        inner.required("ProvisionedThroughput");
                        throughput(inner, index);
                    }
                });
            }
        }
        constraints.check();
    }

    private void settings(Input input) {
        constraints
                .oneOf("BillingMode", List.of("PROVISIONED", "PAY_PER_REQUEST"))
                .oneOf("TableClass", List.of("STANDARD", "STANDARD_INFREQUENT_ACCESS"));
        throughput(constraints, input);
    }

    private static void throughput(Constraints constraints, Input input) {
        input.structure("ProvisionedThroughput").ifPresent(throughput -> constraints
                .structure("ProvisionedThroughput", throughput)
                .required("ReadCapacityUnits", "WriteCapacityUnits")
                .least("ReadCapacityUnits", 1)
                .least("WriteCapacityUnits", 1));
    }

    private void attributes(Input input) {
        List<Input> definitions = input.structures("AttributeDefinitions");
        for (int i = 0; i < definitions.size(); i++) {
            constraints
                    .element("AttributeDefinitions", i, definitions.get(i))
                    .required("AttributeName", "AttributeType")
                    .length("AttributeName", 1, RequestParameters.LONGEST_NAME)
                    .oneOf("AttributeType", List.of("B", "N", "S"));
        }
    }

    private void keySchema(Constraints owner, Input input) {
        List<Input> elements = input.structures("KeySchema");
        List<String> shown = elements.stream()
                .map(element -> "KeySchemaElement(attributeName="
                        + element.text("AttributeName").orElse("null") + ", keyType="
                        + element.text("KeyType").orElse("null") + ")")
                .toList();
        owner.count("KeySchema", shown.toString(), elements.size(), 1, MOST_KEYS);
        for (int i = 0; i < elements.size(); i++) {
            owner.element("KeySchema", i, elements.get(i))
                    .required("AttributeName", "KeyType")
                    .length("AttributeName", 1, RequestParameters.LONGEST_NAME)
                    .oneOf("KeyType", List.of("HASH", "RANGE"));
        }
    }

    private void indexes(Input input, String parameter) {
        List<Input> indexes = input.structures(parameter);
        for (int i = 0; i < indexes.size(); i++) {
            index(constraints.element(parameter, i, indexes.get(i)), indexes.get(i));
        }
    }

    private void index(Constraints owner, Input index) {
        indexName(owner).required("KeySchema", "Projection");
        keySchema(owner, index);
        throughput(owner, index);
        index.structure("Projection").ifPresent(projection -> owner.structure("Projection", projection)
                .oneOf("ProjectionType", List.of("ALL", "INCLUDE", "KEYS_ONLY"))
                .count("NonKeyAttributes", projection.texts("NonKeyAttributes").size(), 1, MOST_NON_KEYS));
    }

    private static Constraints indexName(Constraints owner) {
        return owner.required("IndexName")
                .pattern("IndexName", RequestParameters.TABLE_NAME)
                .length("IndexName", 3, RequestParameters.LONGEST_NAME);
    }
}
