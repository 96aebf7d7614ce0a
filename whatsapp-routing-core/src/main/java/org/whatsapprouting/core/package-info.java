/** The routing engine and its facets: what a host application calls. */
@NullMarked
package org.whatsapprouting.core;

import org.jspecify.annotations.NullMarked;
