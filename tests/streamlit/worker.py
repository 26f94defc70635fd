"""Asks the installed Streamlit. Each line of standard input is one question as JSON, each line of output its answer."""

import asyncio
import json
import logging
import os
import sys
import tempfile
from datetime import datetime, timezone
from importlib.metadata import version
from types import SimpleNamespace
from unittest.mock import patch

from streamlit import auth_util, config, user_info
from streamlit.runtime.secrets import secrets_singleton
from streamlit.web.server.starlette import starlette_app_utils as cookies
from streamlit.web.server.starlette import starlette_auth_routes as routes

logging.disable(logging.CRITICAL)
folder = tempfile.TemporaryDirectory()
path = os.path.join(folder.name, "secrets.toml")
# The worker reads each file once: no threads that wait for a change of it.
type(secrets_singleton)._maybe_install_file_watchers = lambda self: None


def outcome(call):
    try:
        return {"ok": True, "value": call()}
    except Exception as error:
        return {"ok": False, "type": type(error).__name__, "message": " ".join(str(error).split())}


def use_secrets(toml, base_path="", port=8501):
    secrets_singleton._reset()
    config.set_option("secrets.files", [path])
    config.set_option("server.baseUrlPath", base_path)
    config.set_option("server.port", port)
    if os.path.exists(path):
        os.remove(path)
    if toml is not None:
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(toml)


def at(time):
    """The clock of itsdangerous, which reads it where it makes a timestamp and where it checks one."""
    return patch("itsdangerous.timed.time.time", lambda: time)


def parse():
    try:
        table = secrets_singleton._parse()
    except Exception as error:
        cause = error.__cause__ or error
        return {"ok": False, "type": type(cause).__name__, "message": str(cause)}
    return {"ok": True, "table": repr(table)}


def secrets(toml, provider):
    use_secrets(toml)
    sent = []
    context = SimpleNamespace(user_info={}, enqueue=sent.append)
    with patch.object(user_info, "_get_script_run_ctx", lambda: context):
        login = outcome(lambda: user_info.login(provider))
        exists = outcome(lambda: "is_logged_in" in user_info._get_user_info())
    login.pop("value", None)
    return {
        "login": login,
        **({} if toml is None else {"parse": parse()}),
        "is_logged_in_exists": exists.get("value", False),
        "expose_tokens": outcome(auth_util.get_expose_tokens_config),
        "links": len(sent),
    }


def sign(name, value, secret, time):
    with at(time):
        return cookies.create_signed_value(secret, name, value).decode()


def unsign(name, cookie, secret, time):
    with at(time):
        value = cookies.decode_signed_value(secret, name, cookie)
    return None if value is None else value.decode()


def write_chunks(name, claims, secret, time, base_path=""):
    use_secrets(None, base_path)
    made = []
    auth_util.set_cookie_with_chunks(
        lambda cookie, value: made.append({"cookie": cookie, "value": value, "signed": sign(cookie, value, secret, time)}),
        lambda cookie, value: sign(cookie, value, secret, time).encode(),
        name,
        claims,
        cookie_attr_size=routes._get_auth_cookie_attribute_size(),
    )
    return made


def read_chunks(name, jar, secret, time):
    def single(cookie):
        value = unsign(cookie, jar.get(cookie, ""), secret, time)
        return None if value is None else value.encode()

    value = auth_util.get_cookie_with_chunks(single, name)
    return None if value is None else value.decode()


def provider_token(toml, provider, time):
    use_secrets(toml)
    with patch.object(auth_util, "datetime", SimpleNamespace(now=lambda zone: datetime.fromtimestamp(time, timezone.utc))):
        return outcome(lambda: auth_util.encode_provider_token(provider))


def read_provider_token(toml, token, time):
    use_secrets(toml)
    with patch.object(auth_util, "datetime", SimpleNamespace(now=lambda zone: datetime.fromtimestamp(time, timezone.utc))):
        return outcome(lambda: auth_util.decode_provider_token(token))


def logout_url(toml, endpoint, client_id, id_token):
    use_secrets(toml)
    redirect_uri = auth_util.get_validated_redirect_uri()
    return None if redirect_uri is None else auth_util.build_logout_url(endpoint, client_id, redirect_uri, id_token)


def redirect_uri(toml, port):
    use_secrets(toml, port=port)
    return auth_util.get_redirect_uri(auth_util.get_secrets_auth_section())


def client(toml, provider):
    """What Authlib is given for a provider."""
    use_secrets(toml)

    def make():
        made, _ = routes._create_oauth_client(provider)
        return {
            "client_id": made.client_id,
            "client_secret": made.client_secret,
            "server_metadata_url": made._server_metadata_url,
            "client_kwargs": made.client_kwargs,
            "authorize_params": made.authorize_params,
        }

    return outcome(make)


def authorization_url(toml, provider, metadata):
    """Where /auth/login sends the browser. State, nonce and verifier are new each time."""
    use_secrets(toml)

    def make():
        made, _ = routes._create_oauth_client(provider)
        made.server_metadata = {**metadata, "_loaded_at": 1}
        address = auth_util.get_redirect_uri(auth_util.get_secrets_auth_section())
        return asyncio.run(made.create_authorization_url(address))["url"]

    return outcome(make)


def read_bytes(data):
    """What a file of these bytes, as hexadecimal digits, makes of `st.login()`."""
    use_secrets("")
    with open(path, "wb") as file:
        file.write(bytes.fromhex(data))
    context = SimpleNamespace(user_info={}, enqueue=lambda message: None)
    with patch.object(user_info, "_get_script_run_ctx", lambda: context):
        return outcome(lambda: user_info.login(None))


def id_token(toml, metadata, jwks, token, nonce):
    """What Streamlit's OAuth client says of a token answer."""
    use_secrets(toml)
    made, _ = routes._create_oauth_client("default")
    made.server_metadata = {**metadata, "_loaded_at": 1}

    async def keys(force=False):
        return jwks

    made.fetch_jwk_set = keys
    return outcome(lambda: asyncio.run(made.parse_id_token(token, nonce)))


def run_python(toml, user, code):
    """What one line of an app gives: the repr of its value, or its exception."""
    import streamlit

    use_secrets(toml)
    context = SimpleNamespace(user_info=dict(user), enqueue=lambda message: None, session_id="x")
    with patch.object(user_info, "_get_script_run_ctx", lambda: context):
        try:
            return repr(eval(code, {"st": streamlit}))
        except SyntaxError:
            pass
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        try:
            exec(code, {"st": streamlit})
        except Exception as error:
            return f"{type(error).__name__}: {error}"


def app_test(code, user):
    """The texts that an app draws in Streamlit's own test harness."""
    from streamlit.testing.v1 import AppTest

    use_secrets(None)
    app = AppTest.from_string(code, default_timeout=60)
    if user is not None:
        app.user = user
    return [text.value for text in app.run().text]


def app_runs(code, user, secrets):
    """The exceptions that an app shows in Streamlit's own test harness."""
    from streamlit.testing.v1 import AppTest

    use_secrets(None)
    app = AppTest.from_string(code, default_timeout=60)
    app.user = user
    app.secrets = secrets
    return [f"{one.message}" for one in app.run().exception]


def app_test_login(code, toml, user, secrets, press, next):
    """What an app in the harness draws, and what the test's own dict and AppTest.user are after that."""
    from streamlit.testing.v1 import AppTest

    use_secrets(toml)
    app = AppTest.from_string(code, default_timeout=60)
    if user is not None:
        app.user = user
    if secrets is not None:
        app.secrets = secrets
    app.run()
    if press:
        app.button[0].click().run()
    if next is not None:
        app.user = next
        app.run()
    return {
        "texts": [text.value for text in app.text],
        "exceptions": [" ".join(exception.message.split()) for exception in app.exception],
        "user": app.user,
        "given": user,
    }


def versions():
    names = ["streamlit", "authlib", "joserfc", "itsdangerous", "starlette", "websockets"]
    return {**{name: version(name) for name in names}, "python": sys.version.split()[0]}


def members(module, name):
    """The public names of something of Streamlit, such as st.user."""
    found = __import__(module, fromlist=["x"])
    for part in name.split(".") if name else []:
        found = getattr(found, part)
    return sorted(member for member in dir(found) if not member.startswith("_"))


questions = {
    call.__name__: call
    for call in [
        secrets, sign, unsign, write_chunks, read_chunks, provider_token, read_provider_token,
        logout_url, redirect_uri, client, authorization_url, read_bytes, id_token, run_python, app_test, app_runs,
        app_test_login, versions, members,
    ]
}

for line in sys.stdin:
    question = json.loads(line)
    answer = questions[question.pop("ask")](**question)
    print(json.dumps(answer), flush=True)
