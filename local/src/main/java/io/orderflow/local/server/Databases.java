package io.orderflow.local.server;

import io.orderflow.local.Refusal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * The databases of one server, seen with the rights of its administrator.
 *
 * @param user may create databases
 */
public record Databases(String host, int port, String user, String password) {

    private static final String ROLE_EXISTS = "SELECT 1 FROM pg_roles WHERE rolname = ?";
    private static final String DATABASE_EXISTS = "SELECT 1 FROM pg_database WHERE datname = ?";

    /** Whether the server takes connections now. */
    public boolean reachable() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Makes a database that belongs to a role of its own, where they are missing. Nobody else may connect to it.
     *
     * @param name of both
     * @param rolePassword set again each time, so that it is what the services are told
     */
    public void provideOwned(String name, String rolePassword) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (isMissing(connection, ROLE_EXISTS, name)) {
                statement.execute("CREATE ROLE " + quoted(name) + " LOGIN");
            }
            statement.execute("ALTER ROLE " + quoted(name) + " PASSWORD '" + rolePassword.replace("'", "''") + "'");
            if (isMissing(connection, DATABASE_EXISTS, name)) {
                statement.execute("CREATE DATABASE " + quoted(name) + " OWNER " + quoted(name));
                statement.execute("REVOKE ALL ON DATABASE " + quoted(name) + " FROM PUBLIC");
            }
        } catch (SQLException e) {
            throw unprovided(name, e);
        }
    }

    /** Makes a database that belongs to the connecting user, where it is missing. */
    public void provide(String name) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (isMissing(connection, DATABASE_EXISTS, name)) {
                statement.execute("CREATE DATABASE " + quoted(name));
            }
        } catch (SQLException e) {
            throw unprovided(name, e);
        }
    }

    /** @throws Refusal when the server cannot be used */
    public void requireReachable(String variable) {
        try (Connection connection = connect()) {
            if (!connection.isValid(2)) {
                throw new Refusal("The PostgreSQL server that " + variable + " names does not answer.");
            }
        } catch (SQLException e) {
            throw new Refusal("Cannot use the PostgreSQL server at " + host + ":" + port + " that " + variable
                    + " names: " + e.getMessage() + " Correct the variable, or unset it to use the embedded server.");
        }
    }

    private Refusal unprovided(String name, SQLException e) {
        return new Refusal("Cannot make the database " + name + " on " + host + ":" + port + ": " + e.getMessage());
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection("jdbc:postgresql://" + host + ":" + port + "/postgres", properties);
    }

    private static boolean isMissing(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
