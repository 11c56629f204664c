package main

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
}

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
	traits := known(map[string]any{"plan": plan, "interval": interval})
	if amount != nil {
		traits["amount"] = *amount
	}
	now := time.Now().Unix()
	claims := known(jwt.MapClaims{
		"sub":    user.ID,
		"aud":    os.Getenv("REQIO_URL") + "/p/" + os.Getenv("REQIO_PROJECT_ID"),
		"iat":    now,
		"exp":    now + 300,
		"email":  user.Email,
		"name":   user.Name,
		"traits": traits,
	})
	// claims["email_verified"] = user.EmailVerified // false keeps this address from joining people
	// claims["company"] = known(map[string]any{"id": user.Company.ID, "name": user.Company.Name}) // who pays
	// The key is the whole secret, "rqs_" included.
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
