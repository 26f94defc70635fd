"""Logs in with pyoidc (PyPI: oic) as its documentation shows. One JSON object a line on both pipes.

In: issuer, client_id, client_secret, redirect_uri. Out: the authorization request. In: the address that the browser came
back with. Out: what the client believes, or why it believes nothing. Then the next login.
"""

import json
import sys
from urllib.parse import urlsplit

from oic import rndstr
from oic.oic import Client
from oic.oic.message import AuthorizationResponse, RegistrationResponse
from oic.utils.authn.client import CLIENT_AUTHN_METHOD


def say(**what):
    print(json.dumps(what), flush=True)


def hear():
    return json.loads(sys.stdin.readline())


def log_in(client, redirect_uri):
    state, nonce = rndstr(), rndstr()
    request = client.construct_AuthorizationRequest(
        request_args={
            "client_id": client.client_id,
            "response_type": "code",
            "scope": ["openid", "email", "profile"],
            "redirect_uri": redirect_uri,
            "state": state,
            "nonce": nonce,
        }
    )
    say(go=request.request(client.authorization_endpoint))
    query = urlsplit(hear()["came"]).query
    answer = client.parse_response(AuthorizationResponse, info=query, sformat="urlencoded")
    if answer["state"] != state:
        raise ValueError("another state")
    tokens = client.do_access_token_request(
        state=state,
        request_args={"code": answer["code"], "redirect_uri": redirect_uri},
        authn_method="client_secret_basic",
    )
    if "error" in tokens:
        raise ValueError(tokens["error"])
    # pyoidc has checked its signature, `iss`, `aud` and `exp` when it read the answer.
    claims = tokens["id_token"].to_dict()
    if claims["nonce"] != nonce:
        raise ValueError("another nonce")
    return claims, client.do_user_info_request(state=state).to_dict()


given = hear()
client = Client(client_authn_method=CLIENT_AUTHN_METHOD)
client.provider_config(given["issuer"])
client.store_registration_info(
    RegistrationResponse(
        client_id=given["client_id"],
        client_secret=given["client_secret"],
        redirect_uris=[given["redirect_uri"]],
    )
)
for _ in range(2):
    try:
        claims, userinfo = log_in(client, given["redirect_uri"])
        say(claims=claims, userinfo=userinfo)
    except Exception as error:
        say(refused=str(error))
