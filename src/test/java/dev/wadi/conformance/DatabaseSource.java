package dev.wadi.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.demo.world.PipelineWorld;
import dev.wadi.testing.WadiProcess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A database, whose inputs are statements. A pipeline reads its tables again and again, and nothing is acknowledged there. */
final class DatabaseSource implements Source {
    private final PipelineWorld world;
    private final String pipeline;

    DatabaseSource(PipelineWorld world, String pipeline) {
        this.world = world;
        this.pipeline = pipeline;
    }

    /** In one transaction: what was stamped when it began becomes visible when it ends. */
    @Override
    public void put(List<Input> inputs) {
        try (Connection connection = DriverManager.getConnection(world.source(pipeline), "postgres", "any");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (Input input : inputs) {
                statement.execute(input.data());
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void deliverAgain() {
        throw new UnsupportedOperationException("a database delivers nothing");
    }

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public boolean isAcknowledged() {
        return true;
    }

    @Override
    public int inHand() {
        return 0;
    }

    @Override
    public void assertReadBy(Collection<WadiProcess> processes) {
        assertThat(processes)
                .allSatisfy(one -> assertThat(one.metrics().records(pipeline)).isPositive());
    }
}
