import { netHttpFiles } from './frameworks/net-http.js';
import { companiesPay, optional, type Place } from './place.js';
import type { StackSnippet } from './stack-snippet.js';

function mint(place: Place) {
  const companies = companiesPay(place);
  return {
    filename: 'reqio_token.go',
    language: 'go',
    code: `package main

import (
	"log"
	"os"
	"sync"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// User is what to tell Reqio about a user: fill this in. Leave empty what you do not know.
type User struct {
	ID            string
	Email         string
	EmailVerified bool
	Name          string
	Company       *Company
	Plan          string
	Amount        *int64 // cents as billed, times the quantity; nil means unknown, 0 that nothing is paid
	Interval      string // "month" or "year"
}

// Company is who pays, if it is not the user.
type Company struct {
	ID, Name string
${companies ? '	Plan     string\n	Amount   *int64 // for the whole company, not for one seat\n	Interval string\n' : ''}}

var warnOnce sync.Once

// ReqioToken returns a token that says who is signed in, valid for five minutes; "" without a user or a secret. For the
// server only.
func ReqioToken(user *User) string {
	secret := os.Getenv("REQIO_SECRET")
	if secret == "" {
		warnOnce.Do(func() { log.Print("REQIO_SECRET is not set: everybody is anonymous in Reqio.") })
	}
	if secret == "" || user == nil || user.ID == "" {
		return ""
	}
	plan, amount, interval := user.Plan, user.Amount, user.Interval
${companies ? '	if company := user.Company; company != nil {\n		plan, amount, interval = company.Plan, company.Amount, company.Interval\n	}\n' : ''}	traits := known(map[string]any{"plan": plan, "interval": interval})
	if amount != nil {
		traits["amount"] = *amount
	}
	now := time.Now().Unix()
	claims := known(jwt.MapClaims{
		"sub":    user.ID,
		"aud":    "${place.audience}",
		"iat":    now,
		"exp":    now + 300,
		"email":  user.Email,
		"name":   user.Name,
		"traits": traits,
	})
${optional(place, 'emailVerified', '//', '	claims["email_verified"] = user.EmailVerified // false keeps this address from joining people')}${
      companies
        ? '	if company := user.Company; company != nil {\n		claims["company"] = known(map[string]any{"id": company.ID, "name": company.Name})\n	}\n'
        : optional(
            place,
            'company',
            '//',
            '	claims["company"] = known(map[string]any{"id": user.Company.ID, "name": user.Company.Name}) // who pays',
          )
    }	// The key is the whole secret, "rqs_" included.
	token, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims(claims)).SignedString([]byte(secret))
	if err != nil {
		log.Print("Reqio: ", err)
		return ""
	}
	return token
}

// known removes what is empty: an empty text is no address.
func known(values map[string]any) map[string]any {
	for name, value := range values {
		if value == "" {
			delete(values, name)
		}
	}
	return values
}
`,
  };
}

export const go: StackSnippet = {
  title: 'Go',
  install: 'go get github.com/golang-jwt/jwt/v5',
  mint,
  frameworks: (place) => [
    {
      framework: 'net/http',
      files: netHttpFiles(place),
      navigation:
        'With the tag at the end of <body>, htmx and Turbo evaluate it with each page they load, so the widget follows who is signed in.',
    },
  ],
};
