package org.whatsapprouting.examples.contactcenter;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.host.SecretSource;
import org.whatsapprouting.api.model.Tenant;
import org.whatsapprouting.api.store.StoreConfig;
import org.whatsapprouting.core.RoutingEngine;
import org.whatsapprouting.examples.contactcenter.http.ApiServer;

/** A contact centre that runs: an engine and the server in front of it. Safe for any thread. */
public final class ContactCenter implements AutoCloseable {
    /** The name of the store that forgets everything when the process ends. */
    public static final String MEMORY = "memory";

    private final RoutingEngine engine;
    private final ApiServer server;

    private ContactCenter(RoutingEngine engine, ApiServer server) {
        this.engine = engine;
        this.server = server;
    }

    /**
     * Starts everything.
     *
     * @param tenant the configuration
     * @param store {@link #MEMORY}, or the file of a SQLite database, which is made if it does not exist
     * @param secrets resolves the references in the configuration
     * @param address where to listen; port 0 picks a free one
     * @param publicAddress what the addresses of webhooks start with for those who call them, or null
     * @throws IOException if the address cannot be listened on
     * @throws IllegalArgumentException if the configuration or the public address cannot be used
     */
    public static ContactCenter start(
            Tenant tenant,
            String store,
            SecretSource secrets,
            InetSocketAddress address,
            @Nullable String publicAddress)
            throws IOException {
        RoutingEngine.Builder builder = RoutingEngine.builder().secrets(secrets);
        if (!store.equals(MEMORY)) {
            builder.store("sqlite", new StoreConfig(Map.of("file", store)));
        }
        if (publicAddress != null) {
            builder.publicAddress(publicAddress);
        }
        return start(tenant, builder, address);
    }

    /**
     * Starts everything with an engine made to measure.
     *
     * @throws IOException if the address cannot be listened on
     * @throws IllegalArgumentException if the configuration cannot be used
     */
    static ContactCenter start(Tenant tenant, RoutingEngine.Builder builder, InetSocketAddress address)
            throws IOException {
        RoutingEngine engine =
                builder.largestFile(ApiServer.LARGEST_FILE).tenant(tenant).start();
        try {
            return new ContactCenter(engine, ApiServer.start(engine, tenant.id(), address));
        } catch (IOException | RuntimeException failure) {
            engine.close();
            throw failure;
        }
    }

    /** Where it listens, for example {@code http://127.0.0.1:8080}. */
    public URI address() {
        return server.address();
    }

    /** The engine behind the server. */
    public RoutingEngine engine() {
        return engine;
    }

    /** Ends the server, then the engine: a call that was let in gets its answer. */
    @Override
    public void close() {
        server.close();
        engine.close();
    }
}
