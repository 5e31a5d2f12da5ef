package dev.wadi.pipelines.starschema.steps;

import dev.wadi.delivery.RefusedException;
import dev.wadi.delivery.RefusedRecordException;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.pipelines.starschema.ObjectRecord;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** A step for one object, whose failures are counted. */
public abstract class WatchedProcessor implements Processor {
    private final String name;
    private ObjectLog log;

    /** @param name of the step */
    WatchedProcessor(String name) {
        this.name = name;
    }

    /** The object that this exchange is about. */
    abstract String key(Exchange exchange);

    abstract void handle(Exchange exchange) throws Exception;

    @Override
    public final void process(Exchange exchange) throws Exception {
        String key = key(exchange);
        try {
            handle(exchange);
        } catch (RefusedRecordException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            log.failed(key, name, e);
            throw e;
        }
    }

    /** The object cannot be processed, which somebody is told; its message becomes a dead letter. */
    RefusedRecordException refused(SourceRecord record, ObjectRecord result, RefusedException why) {
        log.refused(result, name, why);
        return new RefusedRecordException(record, why);
    }

    ObjectLog log() {
        return log;
    }

    public void setLog(ObjectLog log) {
        this.log = log;
    }
}
