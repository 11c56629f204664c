import type { CodeFileDto } from '../../../../contract/snippets.dto.js';
import { widgetTag } from '../embed.js';
import { TOKEN_ROUTE, type Place } from '../place.js';

export const flaskFiles = (place: Place): CodeFileDto[] => [
  {
    filename: 'reqio.py',
    language: 'python',
    code: `from flask import Blueprint, Response, g

from reqio_token import reqio_token

# app.register_blueprint(reqio)
reqio = Blueprint("reqio", __name__)


def token_of_user():
    # Your own sign-in sets g.user. With Flask-Login: current_user if current_user.is_authenticated else None
    return reqio_token(g.get("user")) or ""


@reqio.app_context_processor
def template():
    return {"reqio_token": token_of_user()}


@reqio.get("${TOKEN_ROUTE}")
def token():
    fresh = token_of_user()
    headers = {"Cache-Control": "no-store"}
    return Response(fresh, status=200 if fresh else 204, headers=headers, mimetype="text/plain")
`,
  },
  {
    filename: 'templates/base.html',
    language: 'html',
    code: `<!-- At the end of <body> -->
${widgetTag(place, 'data-identity-token="{{ reqio_token }}"')}
`,
  },
];
