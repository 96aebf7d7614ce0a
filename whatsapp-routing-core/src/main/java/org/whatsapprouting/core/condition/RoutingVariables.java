package org.whatsapprouting.core.condition;

import java.util.List;
import java.util.Set;

/**
 * The variables of every plan (mission G-11), besides those that its System actions set. Times are ISO-8601 text in UTC
 * with whole seconds, so that later ones compare as greater.
 */
public final class RoutingVariables {
    /** The provider's id of the message. */
    public static final String MESSAGE_ID = "message.id";
    /** The customer's phone number, or his user id if he has no phone number. */
    public static final String MESSAGE_FROM = "message.from";
    /** The business number of the account. */
    public static final String MESSAGE_TO = "message.to";
    /** What a person would read: the text, the caption, or what stands on the button pressed. */
    public static final String MESSAGE_BODY = "message.body";
    /** The kind of content, for example {@code text}. */
    public static final String MESSAGE_TYPE = "message.type";
    /** Always {@code in}: plans run on messages of customers. */
    public static final String MESSAGE_DIRECTION = "message.direction";
    /** When the customer sent it. */
    public static final String MESSAGE_CREATED_AT = "message.createdAt";
    /** The media type of the file that came with it. */
    public static final String MESSAGE_ATTACHMENT = "message.attachment";
    /** The id of the button or row the customer chose. */
    public static final String MESSAGE_CHOICE = "message.choice";
    /** The id of the interaction. */
    public static final String INTERACTION_ID = "interaction.id";
    /** The status of the interaction. */
    public static final String INTERACTION_STATUS = "interaction.status";
    /** Whether an agent has read it. */
    public static final String INTERACTION_READ = "interaction.read";
    /** How many messages of the customer it holds, this one included. */
    public static final String INTERACTION_MESSAGE_COUNT = "interaction.messageCount";
    /** Whether this is its first message. */
    public static final String INTERACTION_FIRST_MESSAGE = "interaction.firstMessage";
    /** The ids of its tags. */
    public static final String INTERACTION_TAGS = "interaction.tags";
    /** Its disposition, which it has once it is closed. */
    public static final String INTERACTION_DISPOSITION = "interaction.disposition";
    /** When it began. */
    public static final String INTERACTION_CREATED_AT = "interaction.createdAt";
    /** The id of the contact. */
    public static final String CONTACT_ID = "contact.id";
    /** What to call the customer. */
    public static final String CONTACT_NAME = "contact.name";
    /** The customer's phone number. */
    public static final String CONTACT_PHONE = "contact.phone";
    /** The id the provider gives the customer towards this business. */
    public static final String CONTACT_USER_ID = "contact.userId";
    /** The customer's user name. */
    public static final String CONTACT_USERNAME = "contact.username";
    /** What every name of a variable starts with that the host's contact manager fills. */
    public static final String CONTACT_FIELDS = "contact.fields.";
    /** The fields of a contact manager that have names of their own, as {@code contact.firstName} (mission M-12). */
    public static final Set<String> CONTACT_NAMED_FIELDS =
            Set.of("firstName", "lastName", "email", "mobile", "postalCode", "city", "country", "dateOfBirth");
    /** The id of the contact's list. */
    public static final String LIST_ID = "list.id";
    /** The name of the contact's list. */
    public static final String LIST_NAME = "list.name";
    /** The id of the account. */
    public static final String ACCOUNT_ID = "account.id";
    /** The name of the account. */
    public static final String ACCOUNT_NAME = "account.name";
    /** The key of the account. */
    public static final String ACCOUNT_KEY = "account.key";
    /** The id of the queue the interaction was in last. */
    public static final String QUEUE_ID = "queue.id";
    /** The name of the queue the interaction was in last. */
    public static final String QUEUE_NAME = "queue.name";
    /** What every name of a variable starts with that a bot has set. */
    public static final String SET_BY_BOTS = "variables.";

    /** All of them. */
    public static final Variables ALL = Variables.of(List.of(
            text(MESSAGE_ID, "The provider's id of the message."),
            text(MESSAGE_FROM, "The customer's phone number, or his user id if he has no phone number."),
            text(MESSAGE_TO, "The business number of the account."),
            text(
                    MESSAGE_BODY,
                    "What a person would read: the text, the caption, or what stands on the button pressed."),
            text(MESSAGE_TYPE, "The kind of content: text, image, button-reply, and so on."),
            text(MESSAGE_DIRECTION, "Always 'in': plans run on messages of customers."),
            text(MESSAGE_CREATED_AT, "When the customer sent it, ISO-8601 in UTC."),
            text(MESSAGE_ATTACHMENT, "The media type of the file that came with it."),
            text(MESSAGE_CHOICE, "The id of the button or row the customer chose."),
            text(INTERACTION_ID, "The id of the interaction."),
            text(INTERACTION_STATUS, "The status of the interaction."),
            new Variable(INTERACTION_READ, ValueType.FLAG, "Whether an agent has read the interaction."),
            new Variable(
                    INTERACTION_MESSAGE_COUNT,
                    ValueType.NUMBER,
                    "How many messages of the customer the interaction holds, this one included."),
            new Variable(
                    INTERACTION_FIRST_MESSAGE, ValueType.FLAG, "Whether this is the first message of the interaction."),
            new Variable(INTERACTION_TAGS, ValueType.TEXTS, "The ids of the interaction's tags."),
            text(INTERACTION_DISPOSITION, "The disposition of the interaction; it has none until it is closed."),
            text(INTERACTION_CREATED_AT, "When the interaction began, ISO-8601 in UTC."),
            text(CONTACT_ID, "The id of the contact."),
            text(CONTACT_NAME, "What to call the customer: the name the host gave him, or the one he shows."),
            text(CONTACT_PHONE, "The customer's phone number, with international prefix and without +."),
            text(CONTACT_USER_ID, "The id the provider gives the customer towards this business."),
            text(CONTACT_USERNAME, "The customer's user name, without @."),
            field("firstName", "The customer's first name, as the contact manager knows it."),
            field("lastName", "The customer's last name, as the contact manager knows it."),
            field("email", "The customer's e-mail address, as the contact manager knows it."),
            field("mobile", "The customer's mobile number, as the contact manager knows it."),
            field("postalCode", "The customer's postal code, as the contact manager knows it."),
            field("city", "The customer's city, as the contact manager knows it."),
            field("country", "The customer's country, as the contact manager knows it."),
            field("dateOfBirth", "The customer's date of birth, as the contact manager knows it."),
            text(CONTACT_FIELDS + "*", "Whatever the contact manager knows; write its name of it for the star."),
            text(LIST_ID, "The id of the contact's list."),
            text(LIST_NAME, "The name of the contact's list."),
            text(ACCOUNT_ID, "The id of the account."),
            text(ACCOUNT_NAME, "The name of the account."),
            text(ACCOUNT_KEY, "The key of the account."),
            text(QUEUE_ID, "The id of the queue the interaction was in last."),
            text(QUEUE_NAME, "The name of the queue the interaction was in last."),
            text(SET_BY_BOTS + "*", "Variables that bots have set; write the bot's name of it for the star.")));

    private RoutingVariables() {}

    private static Variable field(String name, String meaning) {
        return text("contact." + name, meaning);
    }

    private static Variable text(String name, String meaning) {
        return new Variable(name, ValueType.TEXT, meaning);
    }
}
