"""FastAPI servers that verify tokens of the local pool as fastapi-cloudauth does, written on python-jose.

fastapi-cloudauth itself is in no Debian package. What it does for a request is small: the key, made once, is found by its
kid, the signature is checked, and the claims are read a second time. There are two applications:

    app     an access token, and nothing around it
    logged  an id token into a pydantic model, behind CORS and a middleware that logs twice, as a widely copied guide has it
"""

import json
import logging
import os
import sys
import time
import urllib.request

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from jose import jwk, jwt
from jose.exceptions import JWTError
from jose.utils import base64url_decode
from pydantic import BaseModel, Field, ValidationError

ISSUER = os.environ["COGNITO_ISSUER"]
CLIENT_ID = os.environ["COGNITO_APP_CLIENT_ID"]

with urllib.request.urlopen(os.environ["COGNITO_JWKS_URL"], timeout=5) as answer:
    KEYS = {key["kid"]: jwk.construct(key) for key in json.load(answer)["keys"]}

bearer = HTTPBearer(auto_error=False)


def refuse():
    raise HTTPException(status_code=401, detail="Not verified", headers={"WWW-Authenticate": "Bearer"})


def verified_claims(credentials, audience):
    if credentials is None:
        refuse()
    token = credentials.credentials
    try:
        key = KEYS.get(jwt.get_unverified_header(token).get("kid"))
        message, _, signature = token.rpartition(".")
        if key is None or not key.verify(message.encode(), base64url_decode(signature.encode())):
            refuse()
        unchecked = {"verify_signature": False, "verify_at_hash": False, "verify_aud": audience is not None}
        return jwt.decode(token, "", audience=audience, issuer=ISSUER, options=unchecked)
    except JWTError:
        refuse()


async def signed_in(credentials: HTTPAuthorizationCredentials = Depends(bearer)):
    return verified_claims(credentials, None)


class CognitoClaims(BaseModel):
    username: str = Field(alias="cognito:username")
    email: str = Field(None, alias="email")
    sub: str
    role: str = Field("未設定", alias="custom:role")


async def current_user(credentials: HTTPAuthorizationCredentials = Depends(bearer)):
    claims = verified_claims(credentials, CLIENT_ID)
    try:
        return CognitoClaims.parse_obj(claims)
    except ValidationError:
        refuse()


def as_user_info(claims):
    name = claims.get("username")
    role = next(iter(claims.get("cognito:groups", [])), None)
    info = {"username": name, "email": claims.get("email"), "sub": claims["sub"], "role": role}
    return {"message": f"こんにちは、{name}さん", "user_info": info}


app = FastAPI()


@app.get("/public")
async def public():
    return {"message": "認証不要のエンドポイントです"}


@app.get("/protected")
async def protected(claims: dict = Depends(signed_in)):
    return as_user_info(claims)


logged = FastAPI()
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s - %(name)s - %(levelname)s - %(message)s")
logger = logging.getLogger("app.main")

logged.add_middleware(
    CORSMiddleware,
    allow_origins=["http://localhost:3000"],
    allow_credentials=True,
    allow_methods=["GET", "POST", "PUT", "DELETE", "OPTIONS"],
    allow_headers=["Authorization", "Content-Type"],
)


@logged.middleware("http")
async def log_requests(request: Request, call_next):
    started = time.time()
    logger.info(f"Request: {request.method} {request.url.path}")
    response = await call_next(request)
    logger.info(f"Response: {response.status_code} - {request.method} {request.url.path} - {time.time() - started:.3f}s")
    return response


@logged.get("/protected")
async def logged_protected(user: CognitoClaims = Depends(current_user)):
    logger.info(f"Protected endpoint accessed by user: {user.username}")
    info = {"username": user.username, "email": user.email, "sub": user.sub, "role": user.role}
    return {"message": f"こんにちは、{user.username}さん", "user_info": info}


@logged.get("/public")
async def logged_public():
    return {"message": "認証不要のエンドポイントです"}
