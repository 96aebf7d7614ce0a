package org.whatsapprouting.core.json;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The types that are one JSON value and are not records. */
final class Scalars {
    static final Map<Type, Form> FORMS = forms();
    static final String NAMES =
            "String, int, long, double, boolean, BigDecimal, an enum, Instant, Duration, LocalTime, "
                    + "LocalDate, MonthDay and ZoneId";

    private Scalars() {}

    private static Map<Type, Form> forms() {
        var forms = new HashMap<Type, Form>();
        forms.put(int.class, NumberForm.INT);
        forms.put(Integer.class, NumberForm.INT);
        forms.put(long.class, NumberForm.LONG);
        forms.put(Long.class, NumberForm.LONG);
        forms.put(double.class, NumberForm.DOUBLE);
        forms.put(Double.class, NumberForm.DOUBLE);
        forms.put(boolean.class, NumberForm.FLAG);
        forms.put(Boolean.class, NumberForm.FLAG);
        text(forms, String.class, "a text", s -> s);
        text(forms, BigDecimal.class, "a decimal number as text", BigDecimal::new);
        text(forms, Instant.class, "an ISO-8601 instant", Instant::parse);
        text(forms, Duration.class, "an ISO-8601 duration", Duration::parse);
        text(forms, LocalTime.class, "an ISO-8601 time of day", LocalTime::parse);
        text(forms, LocalDate.class, "an ISO-8601 date", LocalDate::parse);
        text(forms, MonthDay.class, "an ISO-8601 day of the year", MonthDay::parse);
        text(forms, ZoneId.class, "a time zone", ZoneId::of);
        forms.put(Month.class, enumeration(Month.class));
        forms.put(DayOfWeek.class, enumeration(DayOfWeek.class));
        return Map.copyOf(forms);
    }

    private static void text(Map<Type, Form> forms, Class<?> type, String what, Function<String, Object> parse) {
        forms.put(type, new TextForm(what, Object::toString, parse));
    }

    /** An enum by the names of its constants. */
    static TextForm enumeration(Class<?> type) {
        var byName = new HashMap<String, Object>();
        for (Object constant : type.getEnumConstants()) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        return new TextForm("one of " + Arrays.toString(type.getEnumConstants()), c -> ((Enum<?>) c).name(), name -> {
            var constant = byName.get(name);
            if (constant == null) {
                throw new IllegalArgumentException(name);
            }
            return constant;
        });
    }
}
