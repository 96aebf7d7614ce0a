/** The condition language of GoToIf: its grammar, its type check and its evaluation. Conditions and what customers write are data here. */
@NullMarked
package org.whatsapprouting.core.condition;

import org.jspecify.annotations.NullMarked;
