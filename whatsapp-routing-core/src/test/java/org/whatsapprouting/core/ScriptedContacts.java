package org.whatsapprouting.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whatsapprouting.api.host.ContactCard;
import org.whatsapprouting.api.host.ContactDirectory;
import org.whatsapprouting.api.host.ContactQuery;

/** A contact manager that knows whom a test says, by their phone numbers. */
final class ScriptedContacts implements ContactDirectory {
    final List<ContactQuery> asked = new ArrayList<>();
    final Map<String, ContactCard> known = new HashMap<>();
    boolean broken;

    @Override
    public Optional<ContactCard> lookUp(ContactQuery query) {
        asked.add(query);
        if (broken) {
            throw new IllegalStateException("the contact manager is broken");
        }
        return Optional.ofNullable(known.get(query.identity().phone()));
    }
}
