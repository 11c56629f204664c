import os
from types import SimpleNamespace

from flask import Flask, g, render_template

from reqio_token import reqio_token

app = Flask(__name__)


# Your own sign-in.
@app.before_request
def sign_in():
    g.user = SimpleNamespace(id=42, email="ada@example.com", plan="pro", amount=58800, interval="year")


@app.context_processor
def reqio():
    return {
        "reqio_url": os.environ["REQIO_URL"],
        "reqio_project_id": os.environ["REQIO_PROJECT_ID"],
        "reqio_token": reqio_token(g.get("user")) or "",
    }


@app.get("/")
def home():
    return render_template("home.html")


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(os.environ.get("PORT", "8080")))
