package org.whatsapprouting.core.condition;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import org.mvel2.MVEL;
import org.mvel2.ParserConfiguration;
import org.mvel2.compiler.AbstractParser;
import org.mvel2.optimizers.OptimizerFactory;

/** MVEL's settings for the whole virtual machine, which belong to the host and whatever else in it uses MVEL. */
final class MvelSettings {
    private MvelSettings() {}

    /**
     * All static fields of the classes that hold them, as text; maps with what is in them. EX_PRECACHE is no setting but
     * MVEL's own weak cache of texts.
     */
    static Map<String, String> all() throws ReflectiveOperationException {
        var all = new TreeMap<String, String>();
        for (var holder :
                new Class<?>[] {MVEL.class, AbstractParser.class, OptimizerFactory.class, ParserConfiguration.class}) {
            for (Field field : holder.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())
                        && !field.isSynthetic()
                        && !field.getName().equals("EX_PRECACHE")) {
                    field.setAccessible(true);
                    all.put(holder.getSimpleName() + "." + field.getName(), words(field.get(null)));
                }
            }
        }
        return all;
    }

    private static String words(Object value) {
        if (value instanceof ThreadLocal<?> local) {
            return "of this thread: " + local.get();
        }
        return value instanceof Map<?, ?> map ? new TreeMap<>(map).toString() : String.valueOf(value);
    }
}
