import functools
import logging
import os
import time
from decimal import Decimal

import jwt  # PyJWT


def claims_of(user):
    """What to tell Reqio about a user: fill this in. What is None is left out; 0 means that nothing is paid."""
    return {
        "email": getattr(user, "email", None),
        # "email_verified": bool(getattr(user, "email_verified", False)),  # False keeps this address from joining people
        "name": getattr(user, "name", None),
        # "company": user.company and {"id": str(user.company.id), "name": user.company.name},  # who pays
        "traits": {
            "plan": getattr(user, "plan", None),
            # Cents as billed, times the quantity. For a price such as Decimal("49.90"): price * 100
            "amount": number(getattr(user, "amount", None)),
            "interval": getattr(user, "interval", None),  # "month" or "year"
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
        "aud": os.environ["REQIO_URL"] + "/p/" + os.environ["REQIO_PROJECT_ID"],
        "iat": now,
        "exp": now + 300,
    }
    # The key is the whole secret, "rqs_" included.
    return jwt.encode(claims, secret, algorithm="HS256")
