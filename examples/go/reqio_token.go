package main

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
		"aud":   os.Getenv("REQIO_URL") + "/p/" + os.Getenv("REQIO_PROJECT_ID"),
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
