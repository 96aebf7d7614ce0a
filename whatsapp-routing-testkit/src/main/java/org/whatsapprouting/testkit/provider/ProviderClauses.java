package org.whatsapprouting.testkit.provider;

/** What all clauses need to know of the provider under test. */
interface ProviderClauses {

    ProviderHarness harness();
}
