/** Benchmarks. */
@NullMarked
package org.whatsapprouting.benchmarks;

import org.jspecify.annotations.NullMarked;
