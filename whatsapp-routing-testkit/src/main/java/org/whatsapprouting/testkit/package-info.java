/** Contract tests and fakes for those who write a provider, a store or a bot. */
@NullMarked
package org.whatsapprouting.testkit;

import org.jspecify.annotations.NullMarked;
