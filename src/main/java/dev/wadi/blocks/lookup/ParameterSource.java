package dev.wadi.blocks.lookup;

import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.PollRecord;
import dev.wadi.delivery.SettingNames;
import dev.wadi.edge.aws.AwsClients;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;

/** One parameter, which all records ask for. */
final class ParameterSource implements LookupSource<String> {
    private final CamelContext context;
    private final String name;
    /** Null as long as nobody has asked. */
    private volatile SsmClient client;

    ParameterSource(CamelContext context, String name) {
        this.context = context;
        this.name = name;
    }

    @Override
    public String key(PollRecord one) {
        return name;
    }

    @Override
    public Map<String, Object> read(String route, Set<String> names, Map<String, String> refused) {
        try {
            if (client == null) {
                client = AwsClients.client(context, SsmClient.class);
            }
            String value = client.getParameter(request -> request.name(name).withDecryption(true))
                    .parameter()
                    .value();
            return value == null || value.isBlank() ? Map.of() : Map.of(name, value);
        } catch (ParameterNotFoundException e) {
            return Map.of();
        } catch (SdkException e) { // nothing of a record was sent
            throw hold("gives no value: " + reason(e), e);
        }
    }

    private static String reason(SdkException fault) {
        return fault instanceof AwsServiceException answer
                        && answer.awsErrorDetails() != null
                        && answer.awsErrorDetails().errorCode() != null
                ? answer.awsErrorDetails().errorCode()
                : String.valueOf(fault.getMessage());
    }

    @Override
    public String missing(String one) {
        return "the parameter " + name + " is not there, or blank";
    }

    @Override
    public HoldException hold(String one) {
        return hold("is not there, or blank. Put it into the parameter store of this account and region.", null);
    }

    private HoldException hold(String what, SdkException cause) {
        List<String> settings = SettingNames.of(context, "parameter", name);
        return new HoldException(
                "The parameter " + name + SettingNames.inBrackets(settings) + " " + what, cause, settings);
    }
}
