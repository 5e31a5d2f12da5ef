package dev.wadi.conformance;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Each number is a file of its own, announced once. Its effects are the rows that name the file: two would load it twice. */
final class BatchRecordsUnderTest implements PipelineUnderTest {
    private static final String TABLE = "curated-records";
    private static final String KEY = "CurationRecordId";
    private static final String PARAMETER = "/waze/latest_batch_id";
    private static final Pattern FILE = Pattern.compile("s3://curated/waze/(\\d+)\\.csv");

    private final World world;

    BatchRecordsUnderTest(World world) {
        this.world = world;
        world.dynamoDb().createTable(table -> table.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName(KEY)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName(KEY)
                        .keyType(KeyType.HASH)
                        .build()));
        world.ssm()
                .putParameter(parameter ->
                        parameter.name(PARAMETER).value("1795000000").type(ParameterType.STRING));
    }

    @Override
    public String name() {
        return "batch-records";
    }

    @Override
    public Source.Kind source() {
        return Source.Kind.STREAM;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("DDB_CURATED_RECORDS_TABLE_ARN", TABLE, "LATEST_BATCH_ID", PARAMETER, "PERSIST_RECORDS", "1");
    }

    @Override
    public void expect(int from, int to) {
        // nothing is looked up by number
    }

    @Override
    public String input(int number, String moreFields) {
        return """
                {"s3-key":"waze/%d.csv","bucket-name":"curated","table-name":"alert","state":"CO","num-records":"125",\
                "is-historical":"False","year":"2026","month":"11"%s}""".formatted(number, moreFields);
    }

    @Override
    public Map<Integer, Integer> effects(int inputs) {
        Map<Integer, Integer> rows = new HashMap<>();
        world.dynamoDb()
                .scanPaginator(scan ->
                        scan.tableName(TABLE).projectionExpression("S3Key").consistentRead(true))
                .items()
                .forEach(row -> {
                    Matcher file = FILE.matcher(row.get("S3Key").s());
                    if (file.matches()) {
                        rows.merge(Integer.valueOf(file.group(1)), 1, Integer::sum);
                    }
                });
        return rows;
    }

    @Override
    public void close() {
        // the clients are the world's
    }
}
