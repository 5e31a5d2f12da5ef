package dev.wadi.local.emulator;

/** How a service is spoken to over HTTP: what a call asks for, and how it is answered. */
public interface Protocol {

    /** @param input its members, not yet checked */
    record Request(String operation, Input input) {}

    /** @throws AwsException if it is no call of this service */
    Request read(Call call);

    HttpResponse answer(Call call, String operation, ResponseWriter reply);

    HttpResponse refuse(Call call, AwsException error);

    /** What an operation is answered with that the service does not have, or that is not emulated. */
    AwsException unknownOperation(String operation);
}
