/** Targets for the fuzzer, the fuzzer's runs, and what it found before as ordinary tests. */
@NullMarked
package org.whatsapprouting.fuzzing;

import org.jspecify.annotations.NullMarked;
