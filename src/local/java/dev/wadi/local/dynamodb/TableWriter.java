package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.table.IndexProjection;
import dev.wadi.local.dynamodb.table.KeySchema;
import dev.wadi.local.dynamodb.table.SecondaryIndex;
import dev.wadi.local.dynamodb.table.Table;
import dev.wadi.local.dynamodb.table.Throughput;
import dev.wadi.local.emulator.Output;
import dev.wadi.local.emulator.ResponseWriter;
import java.util.List;

/** Describes tables. */
final class TableWriter {

    private TableWriter() {}

    static ResponseWriter description(String member, Table table, String status) {
        return out -> out.structure(member, description -> write(description, table, status));
    }

    private static void write(Output out, Table table, String status) {
        out.structures("AttributeDefinitions", table.attributes().entrySet(), (element, attribute) -> element.text(
                                "AttributeName", attribute.getKey())
                        .text("AttributeType", attribute.getValue().name()))
                .text("TableName", table.name());
        schema(out, table.schema());
        out.text("TableStatus", status).timestamp("CreationDateTime", table.created());
        throughput(out, table.settings().throughput());
        out.number("TableSizeBytes", table.items().bytes())
                .number("ItemCount", table.items().count())
                .text("TableArn", table.arn())
                .text("TableId", table.id());
        if (table.settings().payPerRequest()) {
            out.structure("BillingModeSummary", summary -> summary.text("BillingMode", "PAY_PER_REQUEST")
                    .timestamp("LastUpdateToPayPerRequestDateTime", table.created()));
        }
        indexes(out, "LocalSecondaryIndexes", table, false);
        indexes(out, "GlobalSecondaryIndexes", table, true);
        if (!table.settings().tableClass().equals("STANDARD")) {
            out.structure(
                    "TableClassSummary",
                    summary -> summary.text("TableClass", table.settings().tableClass()));
        }
        out.flag("DeletionProtectionEnabled", table.settings().deletionProtection());
    }

    private static void schema(Output out, KeySchema schema) {
        List<String> names = schema.names();
        out.structures("KeySchema", names, (element, name) -> element.text("AttributeName", name)
                .text("KeyType", name.equals(schema.hash().name()) ? "HASH" : "RANGE"));
    }

    private static void throughput(Output out, Throughput throughput) {
        out.structure("ProvisionedThroughput", members -> members.number("NumberOfDecreasesToday", 0)
                .number("ReadCapacityUnits", throughput.read())
                .number("WriteCapacityUnits", throughput.write()));
    }

    private static void indexes(Output out, String member, Table table, boolean global) {
        List<SecondaryIndex> indexes = table.indexes(global);
        if (!indexes.isEmpty()) {
            out.structures(member, indexes, (element, index) -> index(element, table, index));
        }
    }

    private static void index(Output out, Table table, SecondaryIndex index) {
        out.text("IndexName", index.name());
        schema(out, index.schema());
        IndexProjection projection = index.definition().projection();
        out.structure("Projection", members -> {
            members.text("ProjectionType", projection.kind().name());
            if (!projection.nonKeyAttributes().isEmpty()) {
                members.texts("NonKeyAttributes", projection.nonKeyAttributes());
            }
        });
        if (index.global()) {
            out.text("IndexStatus", table.status(index));
            throughput(out, index.throughput());
        }
        out.number("IndexSizeBytes", index.items().bytes())
                .number("ItemCount", index.items().count())
                .text("IndexArn", table.arn() + "/index/" + index.name());
    }
}
