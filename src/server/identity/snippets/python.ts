import type { CodeFileDto, FrameworkDto } from '../../../contract/snippets.dto.js';
import { widgetTag, type Place } from './embed.js';

export const python = {
  install: 'pip install PyJWT',
  mint: ({ audience }: Place): CodeFileDto => ({
    filename: 'reqio_token.py',
    language: 'python',
    code: `import os
import time

import jwt  # PyJWT


def reqio_token(user):
    """On the server only: a token that says who is signed in, good for five minutes."""
    now = int(time.time())
    claims = {
        "sub": str(user.id),
        "aud": "${audience}",
        "iat": now,
        "exp": now + 300,
        "email": user.email,
        # "email_verified": user.email_verified,  # False keeps this address from joining people
        # "name": user.name,
        # "company": {"id": str(user.company_id), "name": user.company_name},  # who pays, if not the user
        "traits": {
            "plan": user.plan,
            "amount": user.amount,  # cents as billed
            "interval": user.interval,  # "month" or "year"
        },
    }
    # The whole text is the key, "rqs_" included.
    return jwt.encode(claims, os.environ["REQIO_SECRET"], algorithm="HS256")
`,
  }),
  frameworks: (place: Place): FrameworkDto[] => [
    {
      framework: 'Django',
      files: [
        {
          filename: 'yourapp/context_processors.py',
          language: 'python',
          code: `from .reqio_token import reqio_token


# Add "yourapp.context_processors.reqio" to TEMPLATES[0]["OPTIONS"]["context_processors"].
def reqio(request):
    user = request.user
    return {"reqio_token": reqio_token(user) if user.is_authenticated else ""}
`,
        },
        {
          filename: 'templates/base.html',
          language: 'html',
          code: `${widgetTag(place, 'data-identity-token="{{ reqio_token }}"')}\n`,
        },
      ],
    },
    {
      framework: 'Flask',
      files: [
        {
          filename: 'app.py',
          language: 'python',
          code: `from flask import Flask, g, render_template
from reqio_token import reqio_token

app = Flask(__name__)


# Before it, your own sign-in sets g.user.
@app.context_processor
def reqio():
    user = g.get("user")
    return {"reqio_token": reqio_token(user) if user else ""}


@app.get("/")
def home():
    return render_template("home.html")
`,
        },
        {
          filename: 'templates/home.html',
          language: 'html',
          code: `${widgetTag(place, 'data-identity-token="{{ reqio_token }}"')}\n`,
        },
      ],
    },
    {
      framework: 'FastAPI',
      files: [
        {
          filename: 'main.py',
          language: 'python',
          code: `from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from reqio_token import reqio_token

app = FastAPI()


# Before it, your own sign-in sets request.state.user.
@app.get("/", response_class=HTMLResponse)
def home(request: Request):
    user = getattr(request.state, "user", None)
    token = reqio_token(user) if user else ""
    return f"""<!doctype html>
    <h1>Hello</h1>
    ${widgetTag(place, 'data-identity-token="{token}"', '    ')}"""
`,
        },
      ],
    },
  ],
};
