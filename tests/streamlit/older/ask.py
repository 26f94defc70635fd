"""What an installed Streamlit of any version says of itself, without a server."""

import json
import os
import re
import sys
import tempfile
from importlib.metadata import metadata, requires, version

os.chdir(tempfile.mkdtemp())
import streamlit as st
from streamlit.testing.v1 import AppTest


def text_of(call):
    try:
        return str(call())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def users():
    return ", ".join(f"st.{name}" for name in ("experimental_user", "user") if name in dir(st))


def user_of_app_test():
    app = AppTest.from_string(
        "import streamlit as st\n"
        "user = st.user if 'user' in dir(st) else st.experimental_user\n"
        "st.text(str(user.to_dict()))\n",
        default_timeout=120,
    )
    app.user = {"email": "ada@example.com", "is_logged_in": True}
    return app.run().text[0].value


def extra():
    lines = [line.replace('"', "'") for line in requires("streamlit") if "extra ==" in line]
    return ", ".join(re.split(r"[<>=!~; \[]", line)[0] for line in lines if "extra == 'auth'" in line) or "none"


def mixed_array():
    """A list of several types, which the package toml refuses."""
    os.mkdir(".streamlit")
    with open(".streamlit/secrets.toml", "w", encoding="utf-8") as file:
        file.write('mixed = [1, "x"]\n')
    return text_of(lambda: list(st.secrets["mixed"]))


print(
    json.dumps(
        {
            "versions": {
                "streamlit": version("streamlit"),
                "authlib": version("authlib"),
                "python": sys.version.split()[0],
            },
            "seen": {
                "user": users(),
                "python": metadata("streamlit")["Requires-Python"],
                "auth-extra": extra(),
                "st-app": "there" if "App" in dir(st) else "not there",
                "app-test-user": user_of_app_test(),
                "toml-reader": "read" if mixed_array().startswith("[1,") else "refused",
                "experimental-user": text_of(lambda: st.experimental_user is not None and "there"),
            },
        }
    )
)
