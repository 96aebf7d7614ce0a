/** Configuration made ready for use: plans and intervals compiled, tenants checked as a whole, and their text form. */
@NullMarked
package org.whatsapprouting.core.plan;

import org.jspecify.annotations.NullMarked;
