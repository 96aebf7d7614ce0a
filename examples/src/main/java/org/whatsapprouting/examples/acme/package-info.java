/** A provider for an invented company, written by following docs/writing-a-provider.md. */
@NullMarked
package org.whatsapprouting.examples.acme;

import org.jspecify.annotations.NullMarked;
