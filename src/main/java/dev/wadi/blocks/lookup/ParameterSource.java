package dev.wadi.blocks.lookup;

import dev.wadi.blocks.PollRecord;
import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.SettingNames;
import dev.wadi.edge.aws.AwsClients;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** One parameter, which all records ask for. */
record ParameterSource(CamelContext context, String name) implements LookupSource<String> {

    @Override
    public String key(PollRecord one) {
        return name;
    }

    @Override
    public Map<String, Object> read(String route, Set<String> names, Map<String, String> refused) {
        try {
            String value = AwsClients.client(context, SsmClient.class)
                    .getParameter(request -> request.name(name).withDecryption(true))
                    .parameter()
                    .value();
            return value == null || value.isBlank() ? Map.of() : Map.of(name, value);
        } catch (ParameterNotFoundException e) {
            return Map.of();
        }
    }

    @Override
    public String missing(String one) {
        return "the parameter " + name + " is not there, or blank";
    }

    @Override
    public HoldException hold(String one) {
        List<String> settings = SettingNames.of(context, "parameter", name);
        return new HoldException(
                "The parameter " + name + SettingNames.inBrackets(settings) + " is not there, or blank. Put it into the"
                        + " parameter store of this account and region.",
                null,
                settings);
    }
}
