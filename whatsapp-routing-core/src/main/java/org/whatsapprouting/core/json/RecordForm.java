package org.whatsapprouting.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A record as an object. Its components are looked at on first use, because records may hold themselves. */
final class RecordForm implements Form {
    private final String name;
    private final @Nullable String type;
    private final MethodHandle constructor;
    private final Supplier<List<Component>> source;
    private volatile @Nullable Shape shape;

    /**
     * One component.
     *
     * @param field its name in JSON
     * @param accessor reads it from a record, typed Object to Object
     * @param form how its values look
     * @param absent what it is when it is absent, or null
     * @param nullable whether it may be null
     */
    record Component(
            String field,
            MethodHandle accessor,
            Form form,
            @Nullable Object absent,
            boolean nullable) {}

    private record Shape(Component[] components, Map<String, Integer> byField) {}

    /**
     * @param type the {@code type} to write, or null if the record belongs to no sealed interface
     * @param constructor the canonical constructor, typed Object[] to Object
     */
    RecordForm(String name, @Nullable String type, MethodHandle constructor, Supplier<List<Component>> source) {
        this.name = name;
        this.type = type;
        this.constructor = constructor;
        this.source = source;
    }

    @Override
    public void write(JsonGenerator out, Object value) throws IOException {
        out.writeStartObject();
        if (type != null) {
            out.writeStringField(VariantForm.TYPE, type);
        }
        for (Component component : shape().components()) {
            Object part = get(component.accessor(), value);
            if (part == null) {
                if (!component.nullable()) {
                    throw Fault.at(out, name + "." + component.field() + " is null");
                }
            } else if (component.nullable() || !isEmpty(part)) {
                out.writeFieldName(component.field());
                component.form().write(out, part);
            }
        }
        out.writeEndObject();
    }

    private static boolean isEmpty(Object part) {
        return part instanceof Collection<?> items ? items.isEmpty() : part instanceof Map<?, ?> map && map.isEmpty();
    }

    @Override
    public Object read(JsonParser in) throws IOException {
        if (!in.hasToken(JsonToken.START_OBJECT)) {
            throw Fault.expected(in, name + ", an object,");
        }
        return readFields(in);
    }

    /** Reads from where the parser stands, at the start of the object or after one of its values, to its end. */
    Object readFields(JsonParser in) throws IOException {
        var parts = shape();
        var values = new @Nullable Object[parts.components().length];
        while (in.nextToken() != JsonToken.END_OBJECT) {
            var field = in.currentName();
            var token = in.nextToken();
            var index = parts.byField().get(field);
            if (index == null) {
                checkType(in, field);
            } else if (values[index] != null) {
                throw Fault.at(in, name + " has this field twice");
            } else if (token != JsonToken.VALUE_NULL) {
                values[index] = parts.components()[index].form().read(in);
            }
        }
        for (int i = 0; i < values.length; i++) {
            var component = parts.components()[i];
            if (values[i] == null) {
                values[i] = component.absent();
                if (values[i] == null && !component.nullable()) {
                    throw Fault.at(in, name + " needs the field '" + component.field() + "', but it is absent");
                }
            }
        }
        return make(in, values);
    }

    /** A type that was already looked at does not come here; one that was not must be ours. */
    private void checkType(JsonParser in, String field) throws IOException {
        if (type == null || !VariantForm.TYPE.equals(field)) {
            throw Fault.at(
                    in, name + " has no such field; it has " + shape().byField().keySet());
        }
        if (!in.hasToken(JsonToken.VALUE_STRING) || !type.equals(in.getText())) {
            throw Fault.at(in, "the type '" + type + "' was expected");
        }
    }

    private Object make(JsonParser in, @Nullable Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (IllegalArgumentException refused) {
            throw Fault.at(in, name + " refuses its values. " + refused.getMessage());
        } catch (RuntimeException | Error other) {
            throw other;
        } catch (Throwable checked) {
            throw new IllegalStateException("The constructor of " + name + " threw a checked exception.", checked);
        }
    }

    private static @Nullable Object get(MethodHandle accessor, Object value) {
        try {
            return accessor.invokeExact(value);
        } catch (RuntimeException | Error other) {
            throw other;
        } catch (Throwable checked) {
            throw new IllegalStateException("An accessor threw a checked exception.", checked);
        }
    }

    private Shape shape() {
        var known = shape;
        if (known == null) {
            var components = source.get();
            var byField = new HashMap<String, Integer>();
            for (int i = 0; i < components.size(); i++) {
                byField.put(components.get(i).field(), i);
            }
            known = new Shape(components.toArray(Component[]::new), byField);
            shape = known;
        }
        return known;
    }
}
