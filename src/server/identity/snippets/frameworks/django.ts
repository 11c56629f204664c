import type { CodeFileDto } from '../../../../contract/snippets.dto.js';
import { widgetTag } from '../embed.js';
import type { Place } from '../place.js';

export const djangoFiles = (place: Place): CodeFileDto[] => [
  {
    filename: 'yourapp/reqio.py',
    language: 'python',
    code: `from django.http import HttpResponse

from .reqio_token import reqio_token


def token_of(request):
    user = getattr(request, "user", None)
    return reqio_token(user if user and user.is_authenticated else None) or ""


# Add "yourapp.reqio.template" to TEMPLATES[0]["OPTIONS"]["context_processors"].
def template(request):
    return {"reqio_token": token_of(request)}


# Add to urls.py: path("reqio-token", reqio.token)
def token(request):
    fresh = token_of(request)
    answer = HttpResponse(fresh, status=200 if fresh else 204, content_type="text/plain")
    answer["Cache-Control"] = "no-store"
    return answer
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
