"""Canaille with its models in memory: one client, one person. Run with a JSON object of what differs."""

import json
import sys

from canaille import create_app
from canaille.app import models
from canaille.backends import Backend
from joserfc.jwk import RSAKey

given = json.loads(sys.argv[1])
key = RSAKey.generate_key(2048, {"kid": "test", "use": "sig", "alg": "RS256"})
app = create_app(
    {
        "SECRET_KEY": given["secret_key"],
        "SERVER_NAME": f"localhost:{given['port']}",
        "PREFERRED_URL_SCHEME": "http",
        "CANAILLE": {"DATABASE": "memory", "NAME": "Canaille"},
        "CANAILLE_OIDC": {"ACTIVE_JWKS": [key.as_dict(private=True)]},
    }
)
with app.app_context():
    person = models.User(
        user_name="ada",
        given_name="Ada",
        family_name="Lovelace",
        formatted_name="Ada Lovelace",
        emails=["ada@acme.example"],
        password=given["password"],
    )
    Backend.instance.save(person)
    Backend.instance.save(models.Group(display_name="staff", members=[person]))
    client = given["client"]
    registered = models.Client(
        client_id=client["id"],
        client_secret=client["secret"],
        client_name="Streamlit",
        client_uri="https://app.example",
        redirect_uris=[client["redirectUri"]],
        post_logout_redirect_uris=[client["redirectUri"]],
        grant_types=["authorization_code"],
        response_types=["code"],
        scope=["openid", "profile", "email"],
        token_endpoint_auth_method="client_secret_basic",
    )
    Backend.instance.save(registered)
    # As its pages do for a new client.
    registered.audience = [registered]
    Backend.instance.save(registered)
app.run("127.0.0.1", given["port"])
