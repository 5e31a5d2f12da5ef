package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.table.IndexDefinition;
import dev.wadi.local.dynamodb.table.KeyAttribute;
import dev.wadi.local.dynamodb.table.KeySchema;
import dev.wadi.local.dynamodb.table.TableSchema;
import dev.wadi.local.dynamodb.table.Throughput;
import dev.wadi.local.dynamodb.value.AttributeType;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Input;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what CreateTable asks for, and refuses what does not go together. */
final class TableReader {

    static final String INVALID = "One or more parameter values were invalid: ";

    private static final int MOST_LOCAL = 5;
    private static final int MOST_GLOBAL = 20;

    private final Input input;
    private final Map<String, AttributeType> attributes;

    private TableReader(Input input) {
        this.input = input;
        this.attributes = attributes(input);
    }

    static TableSchema read(Input input) {
        TableConstraints.create(input);
        return new TableReader(input).definition();
    }

    static Map<String, AttributeType> attributes(Input input) {
        Map<String, AttributeType> attributes = new LinkedHashMap<>();
        for (Input definition : input.structures("AttributeDefinitions")) {
            String name = definition.requiredText("AttributeName");
            if (attributes.put(name, AttributeType.valueOf(definition.requiredText("AttributeType"))) != null) {
                throw AwsException.invalid(INVALID + "Duplicate AttributeName in AttributeDefinitions: " + name);
            }
        }
        return attributes;
    }

    private TableSchema definition() {
        boolean payPerRequest = input.text("BillingMode").orElse("PROVISIONED").equals("PAY_PER_REQUEST");
        Throughput throughput = throughput(input, payPerRequest);
        KeySchema schema = tableSchema();
        List<IndexDefinition> indexes = new ArrayList<>();
        indexes.addAll(local(schema));
        indexes.addAll(global(payPerRequest));
        checkNames(indexes);
        checkAllUsed(schema, indexes);
        return new TableSchema(
                RequestParameters.tableName(input),
                attributes,
                schema,
                indexes,
                payPerRequest,
                throughput,
                input.flag("DeletionProtectionEnabled"),
                input.text("TableClass").orElse("STANDARD"));
    }

    static Throughput throughput(Input input, boolean payPerRequest) {
        Optional<Input> given = input.structure("ProvisionedThroughput");
        if (payPerRequest && given.isPresent()) {
            throw AwsException.invalid(
                    INVALID + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when"
                            + " BillingMode is PAY_PER_REQUEST");
        } else if (!payPerRequest && given.isEmpty()) {
            throw AwsException.invalid(INVALID + "ReadCapacityUnits and WriteCapacityUnits must both be specified when"
                    + " BillingMode is PROVISIONED");
        }
        return given.map(TableReader::throughput).orElse(Throughput.NONE);
    }

    static Throughput throughput(Input given) {
        return new Throughput(
                given.longInteger("ReadCapacityUnits").orElse(0L),
                given.longInteger("WriteCapacityUnits").orElse(0L));
    }

    private KeySchema tableSchema() {
        List<Input> elements = input.structures("KeySchema");
        Set<String> names = new HashSet<>();
        for (Input element : elements) {
            String name = element.requiredText("AttributeName");
            if (!attributes.containsKey(name) || !names.add(name)) {
                throw AwsException.invalid("Invalid KeySchema: Some index key attribute have no definition");
            }
        }
        return schema(elements, attributes);
    }

    /** The first element is the hash key, and the second the range key. */
    static KeySchema schema(List<Input> elements, Map<String, AttributeType> attributes) {
        List<KeyAttribute> keys = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            String expected = i == 0 ? "HASH" : "RANGE";
            if (!elements.get(i).requiredText("KeyType").equals(expected)) {
                throw AwsException.invalid("Invalid KeySchema: The " + (i == 0 ? "first" : "second")
                        + " KeySchemaElement is not a " + expected + " key type");
            }
            String name = elements.get(i).requiredText("AttributeName");
            keys.add(new KeyAttribute(name, attributes.get(name)));
        }
        if (keys.size() == 2 && keys.get(0).equals(keys.get(1))) {
            throw AwsException.invalid(
                    "Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }
        return new KeySchema(keys.get(0), keys.size() == 2 ? Optional.of(keys.get(1)) : Optional.empty());
    }

    private List<IndexDefinition> local(KeySchema table) {
        List<Input> indexes = indexes("LocalSecondaryIndexes", MOST_LOCAL);
        if (!indexes.isEmpty() && table.range().isEmpty()) {
            throw AwsException.invalid(INVALID + "Table KeySchema does not have a range key, which is required when"
                    + " specifying a LocalSecondaryIndex");
        }
        List<IndexDefinition> read = new ArrayList<>();
        for (Input index : indexes) {
            IndexDefinition definition = IndexReader.read(index, attributes, false, Throughput.NONE);
            String name = definition.name();
            if (definition.schema().range().isEmpty()) {
                throw AwsException.invalid(INVALID + "Index KeySchema does not have a range key for index: " + name);
            } else if (!definition.schema().hash().equals(table.hash())) {
                throw AwsException.invalid(INVALID
                        + "Index KeySchema does not have the same leading hash key as table KeySchema for index: "
                        + name
                        + ". index hash key: " + definition.schema().hash().name() + ", table hash key: "
                        + table.hash().name());
            }
            read.add(definition);
        }
        return read;
    }

    private List<IndexDefinition> global(boolean payPerRequest) {
        List<IndexDefinition> read = new ArrayList<>();
        for (Input index : indexes("GlobalSecondaryIndexes", MOST_GLOBAL)) {
            read.add(IndexReader.read(index, attributes, true, IndexReader.throughput(index, payPerRequest)));
        }
        return read;
    }

    private List<Input> indexes(String parameter, int most) {
        List<Input> indexes = input.structures(parameter);
        if (input.has(parameter) && indexes.isEmpty()) {
            throw AwsException.invalid(INVALID + "List of " + parameter + " is empty");
        } else if (indexes.size() > most) {
            throw AwsException.invalid(INVALID + parameter.substring(0, parameter.length() - 2)
                    + " count exceeds the per-table limit of " + most);
        }
        return indexes;
    }

    private static void checkNames(List<IndexDefinition> indexes) {
        Set<String> names = new HashSet<>();
        for (IndexDefinition index : indexes) {
            if (!names.add(index.name())) {
                throw AwsException.invalid(INVALID + "Duplicate index name: " + index.name());
            }
        }
    }

    private void checkAllUsed(KeySchema schema, List<IndexDefinition> indexes) {
        Set<String> used = new LinkedHashSet<>(schema.names());
        indexes.forEach(index -> used.addAll(index.schema().names()));
        if (used.containsAll(attributes.keySet())) {
            return;
        }
        throw AwsException.invalid(
                indexes.isEmpty()
                        ? INVALID
                                + "Number of attributes in KeySchema does not exactly match number of attributes defined"
                                + " in AttributeDefinitions"
                        : INVALID + "Some AttributeDefinitions are not used. AttributeDefinitions: "
                                + List.copyOf(attributes.keySet()) + ", keys used: " + List.copyOf(used));
    }
}
