package dev.wadi.local.emulator;

import java.util.List;

/** AWS' JSON protocols: the operation stands in {@code X-Amz-Target}. */
public final class JsonProtocol implements Protocol {

    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final String prefix;
    private final List<JsonFormat> formats;

    private JsonProtocol(String target, JsonFormat... formats) {
        this.prefix = target + ".";
        this.formats = List.of(formats);
    }

    /**
     * JSON 1.1, in JSON or CBOR.
     *
     * @param target what stands before the dot in {@code X-Amz-Target}, such as {@code Kinesis_20131202}
     */
    public JsonProtocol(String target) {
        this(target, JsonFormat.JSON, JsonFormat.CBOR);
    }

    /** JSON 1.0, which DynamoDB speaks. */
    public static JsonProtocol version10(String target) {
        return new JsonProtocol(target, JsonFormat.JSON_1_0);
    }

    @Override
    public Request read(Call call) {
        if (!call.post() || call.target().isEmpty()) {
            throw AwsException.withStatus(
                    FORBIDDEN, "AccessDeniedException", "Unable to determine service/operation name to be authorized");
        }
        JsonFormat format = JsonFormat.of(call.contentType(), formats)
                .orElseThrow(() -> AwsException.withStatus(NOT_FOUND, "UnknownOperationException", ""));
        if (!call.target().startsWith(prefix)) {
            throw unknownOperation(call.target());
        }
        return new Request(call.target().substring(prefix.length()), format.read(call.body()));
    }

    @Override
    public HttpResponse answer(Call call, String operation, ResponseWriter reply) {
        JsonFormat format = format(call);
        return new HttpResponse(OK, format.contentType(), "", format.write(reply));
    }

    @Override
    public HttpResponse refuse(Call call, AwsException error) {
        JsonFormat format = format(call);
        byte[] body = format.write(out -> {
            out.text("__type", error.code());
            if (!error.getMessage().isEmpty()) {
                out.text("message", error.getMessage());
            }
            error.details().write(out);
        });
        return new HttpResponse(error.status(), format.contentType(), error.code(), body);
    }

    @Override
    public AwsException unknownOperation(String operation) {
        return AwsException.refused("UnknownOperationException", "");
    }

    private JsonFormat format(Call call) {
        return JsonFormat.of(call.contentType(), formats).orElse(formats.get(0));
    }
}
