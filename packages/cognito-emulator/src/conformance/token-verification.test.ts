import { CognitoJwtVerifier } from "aws-jwt-verify";
import type { Jwks } from "aws-jwt-verify/jwk";
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { beforeEach, describe, expect, it } from "vitest";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, openPool, present, REGION } from "./local-pool.ts";

describe("Verifiers accept the tokens as Cognito's", () => {
  const emulator = emulatorForTests();
  let pool: LocalPool;
  let user: Awaited<ReturnType<LocalPool["addUser"]>>;
  let accessToken: string;
  let idToken: string;
  beforeEach(async () => {
    pool = await openPool(emulator);
    await pool.sdk.createGroup({ UserPoolId: pool.userPoolId, GroupName: "user" });
    user = await pool.addUser({ groups: ["user"], attributes: { "custom:role": "user" } });
    const { AuthenticationResult } = await pool.sdk.initiateAuth({
      ClientId: pool.clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: user.username, PASSWORD: user.password },
    });
    accessToken = present(AuthenticationResult?.AccessToken);
    idToken = present(AuthenticationResult?.IdToken);
  });

  const jwksUrl = () => `${pool.endpoint}/${pool.userPoolId}/.well-known/jwks.json`;
  const issuer = () => `https://cognito-idp.${REGION}.amazonaws.com/${pool.userPoolId}`;

  it("aws-jwt-verify, which knows AWS's issuer only, with the keys handed to it", async () => {
    const verifier = CognitoJwtVerifier.create({ userPoolId: pool.userPoolId, clientId: pool.clientId });
    verifier.cacheJwks((await (await fetch(jwksUrl())).json()) as Jwks); // the public RFC 7517 form
    expect(await verifier.verify(accessToken, { tokenUse: "access" })).toMatchObject({
      sub: user.sub,
      username: user.username,
      client_id: pool.clientId,
      scope: "aws.cognito.signin.user.admin",
      "cognito:groups": ["user"],
    });
    expect(await verifier.verify(idToken, { tokenUse: "id" })).toMatchObject({
      sub: user.sub,
      "cognito:username": user.username,
      email: user.email,
      email_verified: true,
    });
    await expect(verifier.verify(idToken, { tokenUse: "access" })).rejects.toThrow(/token use/i);
  });

  it("jose, from the pool's own key set", async () => {
    const keys = createRemoteJWKSet(new URL(jwksUrl()));
    const { payload } = await jwtVerify(accessToken, keys, { issuer: issuer(), algorithms: ["RS256"] });
    expect(payload).toMatchObject({ token_use: "access", sub: user.sub });
    expect(payload).not.toHaveProperty("aud");
    const id = await jwtVerify(idToken, keys, { issuer: issuer(), audience: pool.clientId });
    expect(id.payload).toMatchObject({ token_use: "id" });
    expect(id.payload).not.toHaveProperty("client_id");
  });

  it("with a key of its own for each of the two kinds, both in the key set", async () => {
    const [access, id] = [decodeProtectedHeader(accessToken), decodeProtectedHeader(idToken)];
    expect(access.kid).not.toBe(id.kid);
    const { keys } = (await (await fetch(jwksUrl())).json()) as { keys: { kid: string }[] }; // the public RFC 7517 form
    expect(keys.map(({ kid }) => kid)).toEqual(expect.arrayContaining([access.kid, id.kid]));
    expect(Object.keys(access).toSorted()).toEqual(["alg", "kid"]);
  });

  it("keeps the role out of the access token, and out of the id token unless the client may read it", async () => {
    const claims = (token: string) =>
      JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as object; // only looked at for one name
    expect(claims(accessToken)).not.toHaveProperty("custom:role");
    expect(claims(idToken)).not.toHaveProperty("custom:role");
    const { UserPoolClient } = await pool.sdk.createUserPoolClient({
      UserPoolId: pool.userPoolId,
      ClientName: "reads the role",
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      ReadAttributes: ["email", "custom:role"],
    });
    const { AuthenticationResult } = await pool.sdk.initiateAuth({
      ClientId: UserPoolClient?.ClientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: user.username, PASSWORD: user.password },
    });
    expect(claims(present(AuthenticationResult?.IdToken))).toMatchObject({ "custom:role": "user" });
    expect(claims(present(AuthenticationResult?.AccessToken))).not.toHaveProperty("custom:role");
  });
});
