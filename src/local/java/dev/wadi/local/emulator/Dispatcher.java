package dev.wadi.local.emulator;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the operation that is called, and answers as AWS' front does. */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Protocol protocol;
    private final Map<String, Operation> operations;
    private final Faults faults;

    Dispatcher(EmulatedService service, Faults faults) {
        this.protocol = service.protocol();
        this.operations = service.operations();
        this.faults = faults;
    }

    HttpResponse answer(Call call) {
        try {
            Protocol.Request request = protocol.read(call);
            return protocol.answer(call, request.operation(), reply(call, request));
        } catch (AwsException e) {
            return protocol.refuse(call, e);
        } catch (RuntimeException e) { // whatever an operation gets wrong must be answered, or the caller hangs
            LOG.error("A call failed", e);
            return protocol.refuse(call, AwsException.failed("The emulator failed: " + e));
        }
    }

    private ResponseWriter reply(Call call, Protocol.Request request) {
        Operation operation = operations.get(request.operation());
        if (operation == null) {
            throw protocol.unknownOperation(request.operation());
        }
        Account account = Authorization.account(call.authorization());
        faults.onCall(account, request.operation()).ifPresent(fault -> {
            throw fault;
        });
        return operation.call(account, request.input());
    }
}
