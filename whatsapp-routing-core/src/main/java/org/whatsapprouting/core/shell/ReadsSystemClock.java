package org.whatsapprouting.core.shell;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the few places that ask the machine for the time, a new id or a random number. The build refuses such calls
 * everywhere else. Visible in this package only, so no other package can excuse itself.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
@interface ReadsSystemClock {}
