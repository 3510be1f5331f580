package io.orderflow.platform.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;

/** An operation without a needed body accepts any content type; the document names the one that makes sense. */
final class Bodies {

    private static final String ANY = "*/*";
    private static final String JSON = "application/json";

    private Bodies() {}

    static void complete(Operation operation) {
        var body = operation.getRequestBody();
        if (body != null && body.getContent() != null) {
            body.setContent(named(body.getContent()));
        }
    }

    private static Content named(Content content) {
        Content named = OASFactory.createContent();
        content.getMediaTypes().forEach((type, media) -> named.addMediaType(type.equals(ANY) ? JSON : type, media));
        return named;
    }
}
