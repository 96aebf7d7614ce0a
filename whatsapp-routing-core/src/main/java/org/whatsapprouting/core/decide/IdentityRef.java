package org.whatsapprouting.core.decide;

import org.whatsapprouting.api.model.ContactId;

/**
 * Whose an identifier is.
 *
 * @param contact the contact
 */
public record IdentityRef(ContactId contact) {}
