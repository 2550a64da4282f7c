"""A real OpenID provider for the tests: Canaille, with one worker of a municipality and Omzien as its one client.

Started as a program of its own: openid_provider.py PORT REDIRECT_ADDRESS CLIENT_SECRET
"""

import sys

from canaille import create_app
from canaille.app import models
from canaille.backends import Backend
from joserfc.jwk import RSAKey

USER, PASSWORD = "joost", "een lang wachtwoord voor de test"


def provider(port, redirect, secret):
    app = create_app({
        "SECRET_KEY": "for this test alone",
        "SERVER_NAME": f"localhost:{port}",
        "PREFERRED_URL_SCHEME": "http",
        "CANAILLE": {"DATABASE": "memory", "NAME": "Gemeente", "JAVASCRIPT": False, "HTMX": False, "LANGUAGE": "en"},
        "CANAILLE_OIDC": {"REQUIRE_NONCE": True, "ACTIVE_JWKS": [RSAKey.generate_key(2048, auto_kid=True).as_dict(private=True)]},
    })
    with app.app_context(), Backend.instance.session():
        Backend.instance.save(models.User(
            formatted_name="Joost Verhagen", given_name="Joost", family_name="Verhagen", user_name=USER, emails=["joost@voorbeeld.nl"],
            password=PASSWORD))
        client = models.Client(
            client_id="omzien", client_secret=secret, client_name="Omzien", redirect_uris=[redirect], grant_types=["authorization_code"],
            response_types=["code"], scope=["openid"], token_endpoint_auth_method="client_secret_basic")
        Backend.instance.save(client)
        client.audience = [client]
        Backend.instance.save(client)
    return app


if __name__ == "__main__":
    provider(int(sys.argv[1]), sys.argv[2], sys.argv[3]).run(host="localhost", port=int(sys.argv[1]))
