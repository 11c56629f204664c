import type { CodeFileDto, FrameworkDto } from '../../../contract/snippets.dto.js';
import { widgetTag, type Place } from './embed.js';

export const go = {
  install: 'go get github.com/golang-jwt/jwt/v5',
  mint: ({ audience }: Place): CodeFileDto => ({
    filename: 'reqio_token.go',
    language: 'go',
    code: `package main

import (
	"os"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// User is your own; fill in where its fields come from.
type User struct {
	ID       string
	Email    string
	Plan     string
	Amount   int64  // cents as billed
	Interval string // "month" or "year"
}

// ReqioToken, on the server only: a token that says who is signed in, good for five minutes.
func ReqioToken(user User) (string, error) {
	now := time.Now().Unix()
	claims := jwt.MapClaims{
		"sub":   user.ID,
		"aud":   "${audience}",
		"iat":   now,
		"exp":   now + 300,
		"email": user.Email,
		// "email_verified": user.EmailVerified, // false keeps this address from joining people
		// "name": user.Name,
		// "company": map[string]any{"id": user.CompanyID, "name": user.CompanyName}, // who pays, if not the user
		"traits": map[string]any{"plan": user.Plan, "amount": user.Amount, "interval": user.Interval},
	}
	// The whole text is the key, "rqs_" included.
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString([]byte(os.Getenv("REQIO_SECRET")))
}
`,
  }),
  frameworks: (place: Place): FrameworkDto[] => [
    {
      framework: 'net/http',
      files: [
        {
          filename: 'main.go',
          language: 'go',
          code: `package main

import (
	"html/template"
	"log"
	"net/http"
)

var page = template.Must(template.New("page").Parse(\`<!doctype html>
<h1>Hello</h1>
${widgetTag(place, 'data-identity-token="{{.}}"')}\`))

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		token := ""
		if user := currentUser(r); user != nil {
			token, _ = ReqioToken(*user)
		}
		page.Execute(w, token)
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}

// currentUser is your own sign-in; nil for a visitor.
func currentUser(r *http.Request) *User { return nil }
`,
        },
      ],
    },
  ],
};
