package org.whatsapprouting.provider.support.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.whatsapprouting.api.message.Content.Location;
import org.whatsapprouting.provider.support.JsonFields;

/** Reads places; degrees come as numbers or texts. */
public final class LocationReader {
    private static final double MAX_LATITUDE = 90;
    private static final double MAX_LONGITUDE = 180;

    private LocationReader() {}

    static @Nullable Location read(JsonNode payload) {
        return at(payload, JsonFields.id(payload, "name"), JsonFields.id(payload, "address"));
    }

    /**
     * Reads a place; null if it is none on earth.
     *
     * @param degrees holds {@code latitude} and {@code longitude}
     */
    public static @Nullable Location at(JsonNode degrees, @Nullable String name, @Nullable String address) {
        BigDecimal latitude = JsonFields.decimal(degrees, "latitude");
        BigDecimal longitude = JsonFields.decimal(degrees, "longitude");
        if (latitude == null || longitude == null) {
            return null;
        }
        double north = latitude.doubleValue();
        double east = longitude.doubleValue();
        if (Math.abs(north) > MAX_LATITUDE || Math.abs(east) > MAX_LONGITUDE) {
            return null;
        }
        return new Location(north, east, name, address);
    }
}
