import type { CodeFileDto } from '../../../../contract/snippets.dto.js';
import { widgetTag } from '../embed.js';
import { TOKEN_ROUTE, type Place } from '../place.js';

export const fastapiFiles = (place: Place): CodeFileDto[] => [
  {
    filename: 'reqio.py',
    language: 'python',
    code: `from fastapi import APIRouter, Request, Response

from reqio_token import reqio_token

# app.include_router(reqio)
reqio = APIRouter()


# For Jinja2Templates: templates.env.globals["reqio_token"] = token_of
def token_of(request: Request) -> str:
    # Your own sign-in sets request.state.user.
    return reqio_token(getattr(request.state, "user", None)) or ""


@reqio.get("${TOKEN_ROUTE}")
def token(request: Request) -> Response:
    fresh = token_of(request)
    headers = {"Cache-Control": "no-store"}
    return Response(fresh, status_code=200 if fresh else 204, headers=headers, media_type="text/plain")
`,
  },
  {
    filename: 'templates/base.html',
    language: 'html',
    code: `<!-- At the end of <body> -->
${widgetTag(place, 'data-identity-token="{{ reqio_token(request) }}"')}
`,
  },
];
