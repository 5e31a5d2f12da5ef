package dev.wadi.testing;

import java.io.StringWriter;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.StringLayout;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.filter.ThresholdFilter;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.layout.template.json.JsonTemplateLayout;

/** What a logger writes. */
public final class LogLines implements AutoCloseable {
    private final StringWriter text = new StringWriter();
    private final Logger logger;
    private final Level before;
    private final WriterAppender appender;

    /** In the text form, without time and level. */
    public LogLines(String name) {
        this(ofThisProcess(name));
    }

    /** In the text form, without time and level, from INFO on. */
    public LogLines(Logger logger) {
        this(logger, message(), Level.INFO);
    }

    /** With what is at DEBUG. */
    public static LogLines detailed(String name) {
        return new LogLines(ofThisProcess(name), message(), Level.DEBUG);
    }

    /** In the form of {@code LOG_FORMAT=json}, with what is at DEBUG. */
    public static LogLines json(String name) {
        return new LogLines(
                ofThisProcess(name),
                JsonTemplateLayout.newBuilder()
                        .setConfiguration(new DefaultConfiguration())
                        .setEventTemplateUri("classpath:dev/wadi/app/log-line.json")
                        .build(),
                Level.DEBUG);
    }

    /** What anything of this process warns of, behind level and class. */
    public static LogLines warnings() {
        return new LogLines(
                ofThisProcess(LogManager.ROOT_LOGGER_NAME),
                PatternLayout.newBuilder().withPattern("%p %c{1}: %m%n").build(),
                ThresholdFilter.createFilter(Level.WARN, Filter.Result.NEUTRAL, Filter.Result.DENY));
    }

    private LogLines(Logger logger, StringLayout layout, Level level) {
        this(logger, layout, (Filter) null);
        Configurator.setLevel(logger, level);
    }

    private LogLines(Logger logger, StringLayout layout, Filter filter) {
        this.logger = logger;
        before = logger.getLevel();
        appender = WriterAppender.newBuilder()
                .setName("lines of " + logger.getName())
                .setTarget(text)
                .setLayout(layout)
                .setFilter(filter)
                .build();
        appender.start();
        logger.addAppender(appender);
    }

    private static Logger ofThisProcess(String name) {
        return (Logger) LogManager.getLogger(name);
    }

    private static StringLayout message() {
        return PatternLayout.newBuilder().withPattern("%m%n").build();
    }

    public List<String> all() {
        return text.toString().lines().toList();
    }

    @Override
    public void close() {
        logger.removeAppender(appender);
        Configurator.setLevel(logger, before);
        appender.stop();
    }
}
