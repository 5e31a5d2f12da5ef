package dev.wadi.local.emulator;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the operation that {@code X-Amz-Target} names, and answers as AWS' JSON front does. */
final class Dispatcher {

    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final String prefix;
    private final Map<String, Operation> operations;
    private final Faults faults;

    Dispatcher(EmulatedService service, Faults faults) {
        this.prefix = service.target() + ".";
        this.operations = service.operations();
        this.faults = faults;
    }

    Answer answer(Call call) {
        Protocol protocol = Protocol.of(call.contentType()).orElse(Protocol.JSON);
        try {
            return new Answer(OK, protocol.contentType(), "", protocol.write(reply(call)));
        } catch (AwsException e) {
            return refusal(protocol, e);
        } catch (RuntimeException e) { // whatever an operation gets wrong must be answered, or the caller hangs
            LOG.error("{} failed", call.target(), e);
            return refusal(protocol, AwsException.failed("The emulator failed: " + e));
        }
    }

    private Reply reply(Call call) {
        if (!call.post() || call.target().isEmpty()) {
            throw AwsException.withStatus(
                    FORBIDDEN, "AccessDeniedException", "Unable to determine service/operation name to be authorized");
        }
        Protocol protocol = Protocol.of(call.contentType())
                .orElseThrow(() -> AwsException.withStatus(NOT_FOUND, "UnknownOperationException", ""));
        String name = call.target().startsWith(prefix) ? call.target().substring(prefix.length()) : "";
        Operation operation = operations.get(name);
        if (operation == null) {
            throw AwsException.refused("UnknownOperationException", "");
        }
        Input input = protocol.read(call.body());
        Account account = Authorization.account(call.authorization());
        faults.onCall(account, name).ifPresent(fault -> {
            throw fault;
        });
        return operation.call(account, input);
    }

    private static Answer refusal(Protocol protocol, AwsException error) {
        byte[] body = protocol.write(out -> {
            out.text("__type", error.code());
            if (!error.getMessage().isEmpty()) {
                out.text("message", error.getMessage());
            }
        });
        return new Answer(error.status(), protocol.contentType(), error.code(), body);
    }
}
