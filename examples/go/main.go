package main

import (
	"html/template"
	"log"
	"net/http"
	"os"
)

var page = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Hello</title></head>
  <body>
    <h1>Hello</h1>
    <script
      src="{{.URL}}/widget.js"
      data-project-id="{{.ProjectID}}"
      data-identity-token="{{.Token}}"
      async
    ></script>
  </body>
</html>
`))

// currentUser is your own sign-in; nil for a visitor.
func currentUser(r *http.Request) *User {
	amount := int64(58800)
	return &User{ID: "42", Email: "ada@example.com", Plan: "pro", Amount: &amount, Interval: "year"}
}

func home(w http.ResponseWriter, r *http.Request) {
	page.Execute(w, map[string]string{
		"URL":       os.Getenv("REQIO_URL"),
		"ProjectID": os.Getenv("REQIO_PROJECT_ID"),
		"Token":     ReqioToken(currentUser(r)),
	})
}

func main() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	http.HandleFunc("/", home)
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}
