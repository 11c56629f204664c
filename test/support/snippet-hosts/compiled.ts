import type { SnippetHost } from './snippet-host.js';

const goMain = `package main

import (
	"html/template"
	"log"
	"net/http"
	"os"
)

func cents(amount int64) *int64 { return &amount }

var acme = &Company{ID: "7", Name: "Acme", Plan: "pro", Amount: cents(58800), Interval: "year"}
var users = map[string]*User{
	"ada":     {ID: "1", Email: "ada@example.com", EmailVerified: true, Company: acme},
	"cleo":    {ID: "2", Email: "cleo@example.com", Company: acme},
	"stock":   {ID: "3", Email: "stock@example.com"},
	"unknown": {ID: "4"},
}

func currentUser(r *http.Request) *User { return users[r.Header.Get("X-User")] }

var page = template.Must(template.Must(ReqioTag.Clone()).New("page").Parse(
	\`<h1>Hello</h1>{{template "reqio" .ReqioToken}}\`))

func main() {
	http.HandleFunc("/reqio-token", HandleReqio)
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		page.Execute(w, map[string]string{"ReqioToken": ReqioToken(currentUser(r))})
	})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil))
}
`;

const javaMain = `import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

public final class App {
  static final ReqioToken.Billing PRO = new ReqioToken.Billing("pro", new BigDecimal("58800.00"), "year");
  static final ReqioToken.Company ACME = new ReqioToken.Company("7", "Acme \\"& Söhne\\"", PRO);
  static final Map<String, ReqioToken.User> USERS = Map.of(
      "ada", new ReqioToken.User("1", "ada@example.com", true, null, ACME, null),
      "cleo", new ReqioToken.User("2", "cleo@example.com", false, null, ACME, null),
      "stock", new ReqioToken.User("3", "stock@example.com", false, null, null, null),
      "unknown", new ReqioToken.User("4", "", false, null, null, new ReqioToken.Billing(null, null, null)));

  static ReqioToken.User userOf(HttpExchange exchange) {
    var name = exchange.getRequestHeaders().getFirst("X-User");
    return name == null ? null : USERS.get(name);
  }

  public static void main(String[] arguments) throws Exception {
    var port = Integer.parseInt(System.getenv("PORT"));
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext("/reqio-token", exchange -> Reqio.answer(exchange, userOf(exchange)));
    server.createContext("/", exchange -> {
      var page = ("<h1>Hello</h1>" + Reqio.tag(userOf(exchange))).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
      exchange.close();
    });
    server.start();
  }
}
`;

export const goHost: SnippetHost = {
  framework: 'net/http',
  needs: 'Go and golang-jwt',
  probe: ['sh', '-c', 'command -v go && test -d /usr/share/gocode/src/github.com/golang-jwt/jwt'],
  // Debian carries version 4 under the path without a version; its calls here are those of version 5.
  files: ({ mint, file }) => ({
    'reqio_token.go': mint.replace('jwt/v5"', 'jwt"'),
    'reqio.go': file('reqio.go'),
    'main.go': goMain,
  }),
  command: () =>
    'GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE=${TMPDIR:-/tmp}/reqio-go-cache go build -o host *.go && exec ./host',
};

export const javaHost: SnippetHost = {
  framework: 'com.sun.net.httpserver',
  needs: 'a JDK',
  probe: ['javac', '-version'],
  files: ({ mint, file }) => ({
    'ReqioToken.java': mint,
    'Reqio.java': file('Reqio.java'),
    'App.java': javaMain,
  }),
  command: () => 'javac -encoding UTF-8 *.java && exec java App',
};
