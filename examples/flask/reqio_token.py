import os
import time

import jwt  # PyJWT


def reqio_token(user):
    """On the server only: a token that says who is signed in, good for five minutes."""
    now = int(time.time())
    claims = {
        "sub": str(user.id),
        "aud": os.environ["REQIO_URL"] + "/p/" + os.environ["REQIO_PROJECT_ID"],
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
