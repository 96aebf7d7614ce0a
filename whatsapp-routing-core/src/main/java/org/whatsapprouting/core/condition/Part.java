package org.whatsapprouting.core.condition;

/** A piece of a condition: something with a value, or something that holds or not. */
sealed interface Part permits Operand, Check {}
