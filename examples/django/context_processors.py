import os
from types import SimpleNamespace

from reqio_token import reqio_token

# Your own users: in a project with django.contrib.auth this is request.user.
ada = SimpleNamespace(
    id=42, email="ada@example.com", plan="pro", amount=58800, interval="year", is_authenticated=True
)


def reqio(request):
    user = ada
    return {
        "reqio_url": os.environ["REQIO_URL"],
        "reqio_project_id": os.environ["REQIO_PROJECT_ID"],
        "reqio_token": reqio_token(user if user.is_authenticated else None) or "",
    }
