import type { CodeFileDto } from '../../../../contract/snippets.dto.js';
import { widgetTag } from '../embed.js';
import { TOKEN_ROUTE, type Place } from '../place.js';

export const httpServerFiles = (place: Place): CodeFileDto[] => [
  {
    filename: 'Reqio.java',
    language: 'java',
    code: `import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The route and the tag; a servlet or a Spring controller needs the same lines. */
public final class Reqio {
  /** server.createContext("${TOKEN_ROUTE}", exchange -> Reqio.answer(exchange, yourUser(exchange))) */
  public static void answer(HttpExchange exchange, ReqioToken.User user) throws IOException {
    var token = ReqioToken.of(user);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    if (token == null) {
      exchange.sendResponseHeaders(204, -1);
    } else {
      exchange.sendResponseHeaders(200, token.length());
      exchange.getResponseBody().write(token.getBytes(StandardCharsets.US_ASCII));
    }
    exchange.close();
  }

  /** For your layout, at the end of the body. */
  public static String tag(ReqioToken.User user) {
    var token = ReqioToken.of(user);
    return """
${widgetTag(place, 'data-identity-token="%s"', { indent: '        ' }).replace(/^/, '        ')}
        """.formatted(token == null ? "" : token);
  }
}
`,
  },
];
