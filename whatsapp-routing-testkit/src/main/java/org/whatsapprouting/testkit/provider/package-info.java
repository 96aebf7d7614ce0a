/** The contract every messaging provider has to keep, as tests. */
@NullMarked
package org.whatsapprouting.testkit.provider;

import org.jspecify.annotations.NullMarked;
