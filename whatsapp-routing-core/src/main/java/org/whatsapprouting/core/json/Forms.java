package org.whatsapprouting.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the form of a type, and remembers it. */
final class Forms {
    private static final String NULLABLE = "org.jspecify.annotations.Nullable";

    private final Map<Type, Form> known = new ConcurrentHashMap<>(Scalars.FORMS);
    private final JsonFactory json;
    private final boolean nullnessVisible;

    Forms(JsonFactory json) {
        this.json = json;
        this.nullnessVisible = saysNullable(Probe.class.getRecordComponents()[0]);
    }

    /** Tells whether the annotation is there at run time; it is not if the host has left its jar out. */
    private record Probe(@Nullable String text) {}

    /** @throws CodecException if values of the type cannot be written */
    Form of(Type type) {
        var form = known.get(type);
        if (form == null) {
            form = make(type);
            var other = known.putIfAbsent(type, form);
            form = other == null ? form : other;
        }
        return form;
    }

    private Form make(Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        if (type instanceof Class<?> plain) {
            if (plain.isEnum()) {
                return Scalars.enumeration(plain);
            }
            if (plain.isRecord()) {
                return record(plain);
            }
            if (plain.isSealed() && plain.isInterface()) {
                return variant(plain);
            }
        }
        throw new CodecException("Cannot write or read " + type.getTypeName()
                + ". Use a record, a sealed interface of records, a list, set or map of them, or one of "
                + Scalars.NAMES + ".");
    }

    private Form collection(ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class) {
            return new ListForm(of(arguments[0]));
        }
        if (type.getRawType() == Set.class) {
            return new SetForm(of(arguments[0]), json);
        }
        if (type.getRawType() == Map.class && of(arguments[0]) instanceof TextForm key) {
            return new MapForm(key, of(arguments[1]));
        }
        throw new CodecException("Cannot write or read " + type.getTypeName()
                + ". Of collections there are List, Set, and Map with keys that are texts.");
    }

    private VariantForm variant(Class<?> sealed) {
        var byName = new TreeMap<String, RecordForm>();
        var byClass = new HashMap<Class<?>, RecordForm>();
        for (Class<?> member : members(sealed)) {
            byClass.put(member, (RecordForm) of(member));
            if (byName.put(kebab(member), (RecordForm) of(member)) != null) {
                throw new CodecException(
                        sealed.getSimpleName() + " has two records named " + member.getSimpleName() + ". Rename one.");
            }
        }
        return new VariantForm(sealed.getSimpleName(), byName, byClass);
    }

    private static List<Class<?>> members(Class<?> sealed) {
        var members = new ArrayList<Class<?>>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                members.add(permitted);
            } else if (permitted.isInterface() && permitted.isSealed()) {
                members.addAll(members(permitted));
            } else {
                throw new CodecException(sealed.getSimpleName() + " permits " + permitted.getSimpleName()
                        + ", which is neither a record nor a sealed interface.");
            }
        }
        return members.stream().distinct().toList();
    }

    private Form record(Class<?> type) {
        var components = type.getRecordComponents();
        var tagged = Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
        try {
            var lookup = MethodHandles.publicLookup();
            var parameters =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = lookup.unreflectConstructor(type.getConstructor(parameters));
            if (!tagged && components.length == 1 && parameters[0] == String.class && !saysNullable(components[0])) {
                return textual(type, constructor, lookup.unreflect(components[0].getAccessor()));
            }
            return new RecordForm(
                    type.getSimpleName(),
                    tagged ? kebab(type) : null,
                    constructor
                            .asSpreader(Object[].class, parameters.length)
                            .asType(MethodType.methodType(Object.class, Object[].class)),
                    () -> components(type, tagged));
        } catch (ReflectiveOperationException notPublic) {
            throw new CodecException("Cannot write or read " + type.getName() + ": the record is not public.");
        }
    }

    private static TextForm textual(Class<?> type, MethodHandle constructor, MethodHandle accessor) {
        return new TextForm(
                "a valid " + type.getSimpleName(),
                value -> (String) call(accessor, value),
                text -> call(constructor, text));
    }

    private static Object call(MethodHandle handle, Object argument) {
        try {
            return handle.invoke(argument);
        } catch (RuntimeException | Error other) {
            throw other;
        } catch (Throwable checked) {
            throw new IllegalStateException("A record threw a checked exception.", checked);
        }
    }

    private List<RecordForm.Component> components(Class<?> type, boolean tagged) {
        var list = new ArrayList<RecordForm.Component>();
        for (RecordComponent component : type.getRecordComponents()) {
            var name = component.getName();
            var field = tagged && name.equals(VariantForm.TYPE) ? decapitalised(type.getSimpleName()) + "Type" : name;
            var form = of(component.getGenericType());
            var hasAbsent = component.getType().isPrimitive()
                    || form instanceof ListForm
                    || form instanceof SetForm
                    || form instanceof MapForm;
            var nullable = nullnessVisible ? saysNullable(component) : !hasAbsent;
            var absent = hasAbsent && !nullable ? form.absent() : null;
            list.add(new RecordForm.Component(field, accessor(component), form, absent, nullable));
        }
        if (list.stream().map(RecordForm.Component::field).distinct().count() != list.size()) {
            throw new CodecException(type.getName() + " has two components that would get one name in JSON.");
        }
        return list;
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            return MethodHandles.publicLookup()
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException notPublic) {
            throw new CodecException("The accessor of " + component + " is not public.");
        }
    }

    private static boolean saysNullable(RecordComponent component) {
        return Arrays.stream(component.getAnnotatedType().getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().equals(NULLABLE));
    }

    private static String decapitalised(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static String kebab(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
