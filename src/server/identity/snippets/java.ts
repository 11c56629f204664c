import { httpServerFiles } from './frameworks/jdk-http.js';
import { companiesPay, optional, type Place } from './place.js';
import type { StackSnippet } from './stack-snippet.js';

function mint(place: Place) {
  const companies = companiesPay(place);
  return {
    filename: 'ReqioToken.java',
    language: 'java',
    code: `import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Server only: tokens that say who is signed in, valid for five minutes. Needs nothing but the JDK. */
public final class ReqioToken {
  /** What to tell Reqio about a user: fill this in. What is null is left out. */
  public record User(String id, String email, boolean emailVerified, String name, Company company, Billing billing) {}

  /** Who pays, if it is not the user. */
  public record Company(String id, String name${companies ? ', Billing billing' : ''}) {}

  /** The amount is a whole number of cents as billed, times the quantity; 0 means that nothing is paid. */
  public record Billing(String plan, Number amount, String interval) {}

  private static final AtomicBoolean warned = new AtomicBoolean();

  /** Null without a user or a secret. */
  public static String of(User user) {
    var secret = System.getenv("REQIO_SECRET");
    var unset = secret == null || secret.isEmpty();
    if (unset && warned.compareAndSet(false, true))
      Logger.getLogger("reqio").warning("REQIO_SECRET is not set: everybody is anonymous in Reqio.");
    if (unset || user == null || user.id() == null) return null;
    var now = Instant.now().getEpochSecond();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("sub", user.id());
    claims.put("aud", "${place.audience}");
    claims.put("iat", now);
    claims.put("exp", now + 300);
    claims.put("email", user.email());
${optional(place, 'emailVerified', '//', '    claims.put("email_verified", user.emailVerified()); // false keeps this address from joining people')}    claims.put("name", user.name());
${
  companies
    ? `    var company = user.company();
    var billing = company == null ? user.billing() : company.billing(); // for the whole company, not for one seat
    if (company != null) claims.put("company", claims("id", company.id(), "name", company.name()));
`
    : `${optional(place, 'company', '//', '    claims.put("company", claims("id", user.company().id(), "name", user.company().name())); // who pays')}    var billing = user.billing();
`
}    if (billing != null)
      claims.put("traits", claims("plan", billing.plan(), "amount", billing.amount(), "interval", billing.interval()));
    return sign(json(claims), secret);
  }

  private static Map<String, Object> claims(Object... pairs) {
    var claims = new LinkedHashMap<String, Object>();
    for (var i = 0; i < pairs.length; i += 2) claims.put((String) pairs[i], pairs[i + 1]);
    return claims;
  }

  /** Leaves out what is unknown: null would clear the stored value. */
  private static String json(Object value) {
    if (value instanceof Map<?, ?> map)
      return map.entrySet().stream()
          .filter(entry -> entry.getValue() != null && !entry.getValue().equals(""))
          .map(entry -> json(entry.getKey()) + ":" + json(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    if (value instanceof Number || value instanceof Boolean) return value.toString();
    return value.toString().codePoints()
        .mapToObj(c -> c < 32 || c == '"' || c == '\\\\' ? String.format("\\\\u%04x", c) : Character.toString(c))
        .collect(Collectors.joining("", "\\"", "\\""));
  }

  private static String sign(String payload, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      // The key is the whole secret, "rqs_" included.
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var content = base64("{\\"alg\\":\\"HS256\\"}".getBytes(StandardCharsets.UTF_8))
          + "." + base64(payload.getBytes(StandardCharsets.UTF_8));
      return content + "." + base64(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException error) {
      throw new IllegalStateException(error);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
`,
  };
}

/** Documented, but not offered in the dashboard: the API has six stacks. */
export const java: StackSnippet = {
  title: 'Java',
  install: '',
  mint,
  frameworks: (place) => [
    {
      framework: 'com.sun.net.httpserver',
      files: httpServerFiles(place),
      navigation:
        'With the tag at the end of <body>, htmx and Turbo evaluate it with each page they load, so the widget follows who is signed in.',
    },
  ],
};
