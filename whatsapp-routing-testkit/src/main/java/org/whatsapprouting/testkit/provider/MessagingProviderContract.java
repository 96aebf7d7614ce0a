package org.whatsapprouting.testkit.provider;

/**
 * What every {@link org.whatsapprouting.api.provider.MessagingProvider} has to do, as tests. A provider's test implements
 * this interface, says how its messaging company words things, and inherits the rest:
 *
 * <pre>{@code
 * class MetaProviderContractTest implements MessagingProviderContract {
 *     @Override
 *     public ProviderHarness harness() {
 *         return new MetaHarness();
 *     }
 * }
 * }</pre>
 *
 * <p>A capability is a gate that is open until the provider lists it, and then demands the other thing: what is not listed
 * has to be refused without a call, what is listed has to arrive at the fake.
 */
public interface MessagingProviderContract
        extends SendClauses,
                CapabilityClauses,
                FailureClauses,
                TokenClauses,
                StatusClauses,
                ServiceClauses,
                WebhookClauses,
                SecretClauses,
                LifeClauses {

    /** How to make the provider and its fake. Called at least once in each test. */
    @Override
    ProviderHarness harness();
}
