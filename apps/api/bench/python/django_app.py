"""A Django server that verifies access tokens of the local pool as a widely copied recipe for Django Ninja does: the key is
built from the JWK for every request, by way of a PEM. Ninja itself is in no Debian package, so these are plain views.
"""

import os
import time
import urllib.request
from json import load

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import JsonResponse
from django.urls import path
from jose import jwt
from jose.utils import base64url_decode

ISSUER = os.environ["COGNITO_ISSUER"]
CLIENT_ID = os.environ["COGNITO_APP_CLIENT_ID"]
JWKS_URL = os.environ["COGNITO_JWKS_URL"]
HOUR = 60 * 60

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    DEBUG=False,
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"],
    ROOT_URLCONF=__name__,
    SECRET_KEY="of no use here: nothing is signed",
    APPEND_SLASH=False,
)

remembered = {"keys": None, "until": 0}


class Refused(Exception):
    pass


def published_keys():
    if not remembered["keys"] or time.time() >= remembered["until"]:
        with urllib.request.urlopen(JWKS_URL, timeout=5) as answer:
            remembered["keys"] = load(answer)["keys"]
        remembered["until"] = time.time() + HOUR
    return remembered["keys"]


def pem_of(key):
    n = int.from_bytes(base64url_decode(key["n"].encode()), "big")
    e = int.from_bytes(base64url_decode(key["e"].encode()), "big")
    return (
        rsa.RSAPublicNumbers(e, n)
        .public_key()
        .public_bytes(
            encoding=serialization.Encoding.PEM, format=serialization.PublicFormat.SubjectPublicKeyInfo
        )
    )


def verified_claims(token):
    kid = jwt.get_unverified_header(token).get("kid")
    key = next((each for each in published_keys() if each["kid"] == kid), None)
    if key is None:
        raise Refused
    claims = jwt.decode(
        token, pem_of(key), algorithms=["RS256"], issuer=ISSUER, options={"verify_aud": False}
    )
    if claims.get("token_use") != "access" or claims.get("client_id") != CLIENT_ID:
        raise Refused
    return claims


def public(_request):
    return JsonResponse({"message": "認証不要のエンドポイントです"})


def protected(request):
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    try:
        if scheme != "Bearer":
            raise Refused
        claims = verified_claims(token)
    except Exception:  # as the recipe has it: whatever went wrong is a 401
        return JsonResponse({"detail": "Unauthorized"}, status=401)
    name = claims.get("cognito:username") or claims.get("username")
    info = {"username": name, "email": claims.get("email"), "sub": claims["sub"], "role": "user"}
    return JsonResponse({"message": f"こんにちは、{name}さん", "user_info": info})


urlpatterns = [path("public", public), path("protected", protected)]
application = get_wsgi_application()
