import type { SnippetHost } from './snippet-host.js';

const users = `from decimal import Decimal
from types import SimpleNamespace

acme = SimpleNamespace(id=7, name="Acme", plan="pro", amount=Decimal("58800.00"), interval="year")
USERS = {
    "ada": SimpleNamespace(id=1, email="ada@example.com", email_verified=True, company=acme),
    "cleo": SimpleNamespace(id=2, email="cleo@example.com", company=acme),
    "stock": SimpleNamespace(id=3, email="stock@example.com"),
    "unknown": SimpleNamespace(id=4, email="", company=None, plan=None, amount=None, interval=None),
}
`;

const has = (modules: string) => ['/usr/bin/python3', '-c', `import ${modules}, jwt; jwt.encode`];

// Django's own user, never saved: the model as it comes, and with what a host would add to it.
const django = `import os
import sys

import django
from django.conf import settings

settings.configure(
    DEBUG=True,
    SECRET_KEY="for this test only",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF="urls",
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "yourapp"],
    MIDDLEWARE=["app.sign_in"],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": ["templates"],
            "OPTIONS": {"context_processors": ["yourapp.reqio.template"]},
        }
    ],
)


def sign_in(get_response):
    from django.contrib.auth.models import AnonymousUser, User
    from users import USERS

    def middleware(request):
        known = USERS.get(request.headers.get("X-User"))
        request.user = AnonymousUser()
        if known:
            request.user = User(username=known.id)
            for name, value in vars(known).items():
                setattr(request.user, name, value)
        return get_response(request)

    return middleware


if __name__ == "__main__":
    sys.modules["app"] = sys.modules["__main__"]
    django.setup()
    from django.core.management import execute_from_command_line

    execute_from_command_line([sys.argv[0], "runserver", "--noreload", os.environ["PORT"]])
`;

export const pythonHosts: SnippetHost[] = [
  {
    framework: 'Django',
    needs: 'Django and PyJWT',
    probe: has('django'),
    files: ({ mint, file }) => ({
      'yourapp/__init__.py': '',
      'yourapp/reqio_token.py': mint,
      'yourapp/reqio.py': file('yourapp/reqio.py'),
      'templates/home.html': `<h1>Hello</h1>${file('templates/base.html')}`,
      'users.py': users,
      'urls.py': `from django.shortcuts import render
from django.urls import path
from yourapp import reqio

urlpatterns = [
    path("", lambda request: render(request, "home.html")),
    path("reqio-token", reqio.token),
]
`,
      'app.py': django,
    }),
    command: () => 'exec /usr/bin/python3 app.py',
  },
  {
    framework: 'Flask',
    needs: 'Flask and PyJWT',
    probe: has('flask'),
    files: ({ mint, file }) => ({
      'reqio_token.py': mint,
      'reqio.py': file('reqio.py'),
      'templates/home.html': `<h1>Hello</h1>${file('templates/base.html')}`,
      'users.py': users,
      'app.py': `import os

from flask import Flask, g, render_template, request
from reqio import reqio
from users import USERS

app = Flask(__name__)


@app.before_request
def sign_in():
    g.user = USERS.get(request.headers.get("X-User"))


app.register_blueprint(reqio)


@app.get("/")
def home():
    return render_template("home.html")


app.run(host="127.0.0.1", port=int(os.environ["PORT"]))
`,
    }),
    command: () => 'exec /usr/bin/python3 app.py',
  },
  {
    framework: 'FastAPI',
    needs: 'FastAPI, uvicorn and PyJWT',
    probe: has('fastapi, uvicorn'),
    files: ({ mint, file }) => ({
      'reqio_token.py': mint,
      'reqio.py': file('reqio.py'),
      'templates/home.html': `<h1>Hello</h1>${file('templates/base.html')}`,
      'users.py': users,
      'app.py': `from fastapi import FastAPI, Request
from fastapi.templating import Jinja2Templates
from reqio import reqio, token_of
from users import USERS

app = FastAPI()
templates = Jinja2Templates(directory="templates")
templates.env.globals["reqio_token"] = token_of


@app.middleware("http")
async def sign_in(request: Request, call_next):
    request.state.user = USERS.get(request.headers.get("X-User"))
    return await call_next(request)


app.include_router(reqio)


@app.get("/")
def home(request: Request):
    return templates.TemplateResponse("home.html", {"request": request})
`,
    }),
    command: (port) => `exec /usr/bin/python3 -m uvicorn app:app --host 127.0.0.1 --port ${port}`,
  },
];
