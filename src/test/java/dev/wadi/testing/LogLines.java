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
        this(name, PatternLayout.newBuilder().withPattern("%m%n").build());
    }

    /** With what is at DEBUG. */
    public static LogLines detailed(String name) {
        return new LogLines(name, PatternLayout.newBuilder().withPattern("%m%n").build(), Level.DEBUG);
    }

    /** In the form of {@code LOG_FORMAT=json}, with what is at DEBUG. */
    public static LogLines json(String name) {
        return new LogLines(
                name,
                JsonTemplateLayout.newBuilder()
                        .setConfiguration(new DefaultConfiguration())
                        .setEventTemplateUri("classpath:dev/wadi/runtime/log-line.json")
                        .build(),
                Level.DEBUG);
    }

    /** What anything of this process warns of, behind level and class. */
    public static LogLines warnings() {
        return new LogLines(
                LogManager.ROOT_LOGGER_NAME,
                PatternLayout.newBuilder().withPattern("%p %c{1}: %m%n").build(),
                ThresholdFilter.createFilter(Level.WARN, Filter.Result.NEUTRAL, Filter.Result.DENY));
    }

    private LogLines(String name, StringLayout layout) {
        this(name, layout, Level.INFO);
    }

    private LogLines(String name, StringLayout layout, Level level) {
        this(name, layout, (Filter) null);
        Configurator.setLevel(name, level);
    }

    private LogLines(String name, StringLayout layout, Filter filter) {
        logger = (Logger) LogManager.getLogger(name);
        before = logger.getLevel();
        appender = WriterAppender.newBuilder()
                .setName("lines of " + name)
                .setTarget(text)
                .setLayout(layout)
                .setFilter(filter)
                .build();
        appender.start();
        logger.addAppender(appender);
    }

    public List<String> all() {
        return text.toString().lines().toList();
    }

    @Override
    public void close() {
        logger.removeAppender(appender);
        Configurator.setLevel(logger.getName(), before);
        appender.stop();
    }
}
