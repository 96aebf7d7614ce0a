/** The contact centre's doors: the JSON API for agents, the webhooks for providers, the stream of events. */
@NullMarked
package org.whatsapprouting.examples.contactcenter.http;

import org.jspecify.annotations.NullMarked;
