package dev.wadi.local.emulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** AWS' Query protocol: a form comes in, which names the operation in {@code Action}, and XML goes out. */
public final class QueryProtocol implements Protocol {

    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String XML = "text/xml";

    /** Errors of the front that the JSON protocol calls otherwise. */
    private static final Map<String, String> CODES = Map.of(
            "MissingAuthenticationTokenException", "MissingAuthenticationToken",
            "IncompleteSignatureException", "IncompleteSignature",
            "SerializationException", "MalformedInput");

    /** Parameters of a call that are no members of its structure. */
    private static final Set<String> OWN = Set.of("Action", "Version");

    private final String version;
    private final String namespace;

    /**
     * @param version of the API, such as {@code 2010-03-31}; a call must name it
     * @param namespace of the answers
     */
    public QueryProtocol(String version, String namespace) {
        this.version = version;
        this.namespace = namespace;
    }

    @Override
    public Request read(Call call) {
        if (!call.post() || !call.contentType().startsWith(FORM)) {
            throw AwsException.refused("MalformedQueryString", "A call is a POST of the type " + FORM + ".");
        }
        Map<String, String> parameters = parameters(call.body());
        String operation = parameters.get("Action");
        if (operation == null) {
            throw AwsException.refused("MissingAction", "The request is missing an action or a required parameter.");
        }
        if (!version.equals(parameters.get("Version"))) {
            throw unknownOperation(operation);
        }
        parameters.keySet().removeAll(OWN);
        return new Request(operation, new Input(QueryMembers.structure(parameters), JsonFormat.JSON));
    }

    private static Map<String, String> parameters(byte[] body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw AwsException.refused("MalformedQueryString", "A parameter is not URL-encoded: " + e.getMessage());
        }
    }

    @Override
    public HttpResponse answer(Call call, String operation, ResponseWriter reply) {
        byte[] body = XmlOutput.write(
                operation + "Response", namespace, out -> out.structure(operation + "Result", reply::write)
                        .structure("ResponseMetadata", QueryProtocol::requestId));
        return new HttpResponse(OK, XML, "", body);
    }

    @Override
    public HttpResponse refuse(Call call, AwsException error) {
        String fault = error.status() < SERVER_ERROR ? "Sender" : "Receiver";
        byte[] body = XmlOutput.write(
                "ErrorResponse",
                namespace,
                out -> requestId(out.structure("Error", members -> members.text("Type", fault)
                        .text("Code", CODES.getOrDefault(error.code(), error.code()))
                        .text("Message", error.getMessage()))));
        return new HttpResponse(error.status(), XML, "", body);
    }

    @Override
    public AwsException unknownOperation(String operation) {
        return AwsException.refused(
                "InvalidAction", "Could not find operation " + operation + " for version " + version);
    }

    private static void requestId(Output out) {
        out.text("RequestId", UUID.randomUUID().toString());
    }
}
