package dev.wadi.testing;

import java.io.StringWriter;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** What a logger writes in the text form, without time and level. */
public final class LogLines implements AutoCloseable {
    private final StringWriter text = new StringWriter();
    private final Logger logger;
    private final Level before;
    private final WriterAppender appender;

    public LogLines(String name) {
        logger = (Logger) LogManager.getLogger(name);
        before = logger.getLevel();
        appender = WriterAppender.newBuilder()
                .setName("lines of " + name)
                .setTarget(text)
                .setLayout(PatternLayout.newBuilder().withPattern("%m%n").build())
                .build();
        appender.start();
        Configurator.setLevel(name, Level.INFO);
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
