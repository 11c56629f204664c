import { djangoFiles } from './frameworks/django.js';
import { fastapiFiles } from './frameworks/fastapi.js';
import { flaskFiles } from './frameworks/flask.js';
import { companiesPay, optional, type Place } from './place.js';
import type { StackSnippet } from './stack-snippet.js';

const FOLLOWS =
  'With the tag at the end of <body>, htmx and Turbo evaluate it with each page they load, so the widget follows who is signed in.';

function mint(place: Place) {
  const payer = companiesPay(place) ? 'payer' : 'user';
  return {
    filename: 'reqio_token.py',
    language: 'python',
    code: `import functools
import logging
import os
import time
from decimal import Decimal

import jwt  # PyJWT


def claims_of(user):
    """What to tell Reqio about a user: fill this in. What is None is left out; 0 means that nothing is paid."""
${companiesPay(place) ? '    company = getattr(user, "company", None)\n    payer = company or user  # the amount is for the whole company, not for one seat\n' : ''}    return {
        "email": getattr(user, "email", None),
${optional(place, 'emailVerified', '#', '        "email_verified": bool(getattr(user, "email_verified", False)),  # False keeps this address from joining people')}        "name": getattr(user, "name", None),
${optional(place, 'company', '#', companiesPay(place) ? '        "company": company and {"id": str(company.id), "name": company.name},  # who pays' : '        "company": user.company and {"id": str(user.company.id), "name": user.company.name},  # who pays')}        "traits": {
            "plan": getattr(${payer}, "plan", None),
            # Cents as billed, times the quantity. For a price such as Decimal("49.90"): price * 100
            "amount": number(getattr(${payer}, "amount", None)),
            "interval": getattr(${payer}, "interval", None),  # "month" or "year"
        },
    }


def number(amount):
    """JSON has no Decimal."""
    if amount is None or amount == "":
        return None
    amount = Decimal(str(amount))
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def known(values):
    """Leaves out what is unknown: None would clear the stored value."""
    inside = {name: known(value) if isinstance(value, dict) else value for name, value in values.items()}
    return {name: value for name, value in inside.items() if value is not None and value != ""}


@functools.lru_cache(maxsize=None)
def warn_once():
    logging.getLogger(__name__).warning("REQIO_SECRET is not set: everybody is anonymous in Reqio.")


def reqio_token(user):
    """Server only: a token that says who is signed in, valid for five minutes; None without a user or a secret."""
    secret = os.environ.get("REQIO_SECRET")
    if not secret:
        warn_once()
    if not secret or user is None or user.id is None:
        return None
    now = int(time.time())
    claims = {
        **known(claims_of(user)),
        "sub": str(user.id),
        "aud": "${place.audience}",
        "iat": now,
        "exp": now + 300,
    }
    # The key is the whole secret, "rqs_" included.
    return jwt.encode(claims, secret, algorithm="HS256")
`,
  };
}

export const python: StackSnippet = {
  title: 'Python',
  install: 'pip install PyJWT',
  mint,
  frameworks: (place) => [
    { framework: 'Django', files: djangoFiles(place), navigation: FOLLOWS },
    { framework: 'Flask', files: flaskFiles(place), navigation: FOLLOWS },
    { framework: 'FastAPI', files: fastapiFiles(place), navigation: FOLLOWS },
  ],
};
