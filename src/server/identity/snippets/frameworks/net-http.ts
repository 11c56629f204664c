import type { CodeFileDto } from '../../../../contract/snippets.dto.js';
import { widgetTag } from '../embed.js';
import { TOKEN_ROUTE, type Place } from '../place.js';

export const netHttpFiles = (place: Place): CodeFileDto[] => [
  {
    filename: 'reqio.go',
    language: 'go',
    code: `package main

import (
	"html/template"
	"io"
	"net/http"
)

// ReqioTag is for your layout, at the end of <body>: {{template "reqio" .ReqioToken}}
var ReqioTag = template.Must(template.New("reqio").Parse(\`${widgetTag(place, 'data-identity-token="{{.}}"')}\`))

// HandleReqio: http.HandleFunc("${TOKEN_ROUTE}", HandleReqio)
//
// currentUser(r) comes from your own sign-in: a *User, or nil for a visitor.
func HandleReqio(w http.ResponseWriter, r *http.Request) {
	token := ReqioToken(currentUser(r))
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if token == "" {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	io.WriteString(w, token)
}
`,
  },
];
