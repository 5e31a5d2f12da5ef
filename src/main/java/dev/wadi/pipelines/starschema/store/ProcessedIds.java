package dev.wadi.pipelines.starschema.store;

import dev.wadi.delivery.HoldException;
import dev.wadi.pipelines.starschema.object.Sequence;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The highest id of each table that was processed, in the parameter store. */
public record ProcessedIds(SsmClient client, String template) {
    private static final String TABLE = "{table}";

    public Sequence read(String table) {
        String name = name(table);
        try {
            String value = client.getParameter(request -> request.name(name).withDecryption(true))
                    .parameter()
                    .value();
            return new Sequence(Long.parseLong(value.strip()));
        } catch (ParameterNotFoundException e) {
            return new Sequence(0);
        } catch (NumberFormatException e) {
            throw new HoldException(
                    "The parameter " + name + " is no number. Put the highest id there that was"
                            + " processed, or delete the parameter",
                    e);
        }
    }

    public void write(String table, Sequence sequence) {
        client.putParameter(request -> request.name(name(table))
                .value(Long.toString(sequence.last()))
                .type(ParameterType.STRING)
                .overwrite(true));
    }

    private String name(String table) {
        return template.replace(TABLE, table);
    }
}
