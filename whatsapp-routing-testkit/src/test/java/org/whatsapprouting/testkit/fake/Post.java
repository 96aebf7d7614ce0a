package org.whatsapprouting.testkit.fake;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Posts to a fake, as a sender would. One client for all tests, because each has threads of its own. */
final class Post {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Post() {}

    static HttpResponse<String> to(String url, String contentType, String body, String header, String value)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header(header, value)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
