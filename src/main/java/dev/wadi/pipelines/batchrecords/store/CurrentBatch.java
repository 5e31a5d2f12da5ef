package dev.wadi.pipelines.batchrecords.store;

import dev.wadi.delivery.HoldException;
import dev.wadi.delivery.SettingNames;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;

/** Spec section 4: the id of the batch that is current at this moment. That there is none is no record's fault. */
public final class CurrentBatch {
    private final SsmClient store;
    private final String parameter;
    private final List<String> settings;

    /** @param settings those that name the parameter; empty where none is known */
    public CurrentBatch(SsmClient store, String parameter, List<String> settings) {
        this.store = store;
        this.parameter = parameter;
        this.settings = List.copyOf(settings);
    }

    /**
     * One call; nothing is kept for the next.
     *
     * @throws HoldException if the parameter is missing, blank or may not be read, or the store does not answer
     */
    public String id() {
        Parameter found;
        try {
            found = store.getParameter(request -> request.name(parameter).withDecryption(true))
                    .parameter();
        } catch (SdkException e) {
            throw unavailable(reason(e), e);
        }
        if (found == null || found.value() == null || found.value().isBlank()) {
            throw unavailable("it is blank", null);
        }
        return found.value();
    }

    private HoldException unavailable(String reason, SdkException cause) {
        return new HoldException(
                "The parameter " + parameter + SettingNames.inBrackets(settings) + " gives no batch id: " + reason,
                cause,
                settings);
    }

    private static String reason(SdkException fault) {
        if (fault instanceof AwsServiceException answer
                && answer.awsErrorDetails() != null
                && answer.awsErrorDetails().errorCode() != null) {
            return answer.awsErrorDetails().errorCode();
        }
        return String.valueOf(fault.getMessage());
    }
}
