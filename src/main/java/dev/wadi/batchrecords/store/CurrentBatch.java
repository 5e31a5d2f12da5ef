package dev.wadi.batchrecords.store;

import dev.wadi.batchrecords.RejectedAnnouncement;
import dev.wadi.batchrecords.RejectedAnnouncement.Reason;
import java.util.Set;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** Spec section 4: the id of the batch that is current at this moment. */
public final class CurrentBatch {
    /** The store has answered, and will answer the same until somebody changes something; anything else may heal alone. */
    private static final Set<String> UNAVAILABLE =
            Set.of("ParameterNotFound", "ParameterVersionNotFound", "ValidationException", "AccessDeniedException");

    private final SsmClient store;
    private final String parameter;

    public CurrentBatch(SsmClient store, String parameter) {
        this.store = store;
        this.parameter = parameter;
    }

    /** One call; nothing is kept for the next. */
    public String id() throws RejectedAnnouncement {
        try {
            return store.getParameter(request -> request.name(parameter).withDecryption(false))
                    .parameter()
                    .value();
        } catch (SsmException e) {
            if (e.awsErrorDetails() != null
                    && UNAVAILABLE.contains(e.awsErrorDetails().errorCode())) {
                throw new RejectedAnnouncement(
                        Reason.batch_id_unavailable,
                        parameter + ": " + e.awsErrorDetails().errorCode());
            }
            throw e;
        }
    }
}
