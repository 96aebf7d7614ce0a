/** What messaging providers share. */
@NullMarked
package org.whatsapprouting.provider.support;

import org.jspecify.annotations.NullMarked;
