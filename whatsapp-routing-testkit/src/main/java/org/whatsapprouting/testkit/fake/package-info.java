/** Stand-ins for messaging companies on the loopback interface, for tests and for programs; they need no test library. */
@NullMarked
package org.whatsapprouting.testkit.fake;

import org.jspecify.annotations.NullMarked;
