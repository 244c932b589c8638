import { createEmulator, createTestPool, type Emulator, type TestPool } from "@sekisho/cognito-emulator";
import { rolePermissions } from "@sekisho/contract/permission";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { authenticate } from "../src/authenticate.ts";
import { createVerifier, type Verifier } from "../src/create-verifier.ts";
import { type CognitoOptions, cognito } from "../src/providers/cognito.ts";
import { cognitoIssuers } from "../src/providers/cognito-pool-urls.ts";

let emulator: Emulator;
let pool: TestPool;
let verifier: Verifier;

const verifierOf = (options: Partial<CognitoOptions> = {}) =>
  createVerifier(
    cognito({
      region: pool.region,
      userPoolId: pool.userPoolId,
      issuers: cognitoIssuers(pool.region, pool.userPoolId),
      jwksUrl: pool.jwksUrl,
      tokenUse: "access",
      clientIds: [pool.clientId],
      customRoleInAccessToken: false,
      ...options,
    }),
    { rolePermissions },
  );

beforeAll(async () => {
  emulator = await createEmulator({ port: 0, dataDir: null });
});
afterAll(() => emulator.close());
beforeEach(async () => {
  pool = await createTestPool(emulator);
  verifier = verifierOf();
});

describe("with the tokens of a real sign-in", () => {
  it("knows who signed in, when and with what role", async () => {
    const user = await pool.addUser({ groups: ["admin"] });
    const { accessToken, expiresIn } = await pool.signIn(user);
    const principal = await verifier.verify(accessToken);
    expect(principal).toMatchObject({
      tokenUse: "access",
      sub: user.sub,
      username: user.username,
      role: "admin",
      permissions: ["read", "write", "delete"],
      issuer: pool.issuer,
      clientId: pool.clientId,
    });
    expect([...principal.scopes]).toEqual(["aws.cognito.signin.user.admin"]);
    expect(principal.expiresAt - (principal.authTime ?? 0)).toBe(expiresIn);
    expect(principal.originJti).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("knows the e-mail address only from an id token, and only where id tokens are asked for", async () => {
    const { accessToken, idToken } = await pool.signIn(
      await pool.addUser({ attributes: { email: "hanako@example.com" } }),
    );
    const idVerifier = verifierOf({ tokenUse: "id" });
    expect(await idVerifier.verify(idToken)).toMatchObject({
      tokenUse: "id",
      email: "hanako@example.com",
      role: null,
    });
    await expect(idVerifier.verify(accessToken)).rejects.toMatchObject({ reason: "token_use_wrong" });
    await expect(verifier.verify(idToken)).rejects.toMatchObject({ reason: "token_use_wrong" });
  });

  it("refuses the refresh token as a credential", async () => {
    const { refreshToken } = await pool.signIn(await pool.addUser());
    const state = await authenticate(verifier, { authorization: `Bearer ${refreshToken}` });
    expect(state.kind).toBe("rejected");
  });

  it("refuses a token of another pool on the same server", async () => {
    const other = await createTestPool(emulator);
    const { accessToken } = await other.signIn(await other.addUser());
    await expect(verifier.verify(accessToken)).rejects.toMatchObject({ reason: "kid_unknown" });
    const misled = verifierOf({ jwksUrl: other.jwksUrl, clientIds: null });
    await expect(misled.verify(accessToken)).rejects.toMatchObject({ reason: "issuer_not_allowed" });
  });
});

describe("with tokens the pool really signed, and one thing bent", () => {
  it.each([
    ["issuer_not_allowed", { iss: "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Elsewhere" }],
    ["client_not_allowed", { client_id: "another" }],
    ["token_use_wrong", { token_use: "id" }],
    ["claim_malformed:exp", { exp: undefined }],
    ["expired", { exp: 1 }],
    ["claim_malformed:cognito:groups", { "cognito:groups": "admin" }],
  ])("refuses it: %s", async (reason, claims) => {
    const token = await pool.mintToken({ use: "access", user: await pool.addUser(), claims });
    await expect(verifier.verify(token)).rejects.toMatchObject({ code: "token_validation_failed", reason });
  });
});

describe("with the pool's key server", () => {
  it("fetches once for everybody who comes at the same time", async () => {
    const { accessToken } = await pool.signIn(await pool.addUser());
    await Promise.all(Array.from({ length: 200 }, () => verifier.verify(accessToken)));
    expect(pool.jwks.requests).toBe(1);
  });

  it("fails no request when keys rotate in mid-traffic", async () => {
    const user = await pool.addUser();
    const before = await pool.signIn(user);
    await verifier.verify(before.accessToken);
    await pool.rotateKeys();
    const after = await pool.signIn(user);
    await expect(verifier.verify(after.accessToken)).resolves.toMatchObject({ sub: user.sub });
    await expect(verifier.verify(before.accessToken)).resolves.toMatchObject({ sub: user.sub });
  });

  it("tells an outage from a bad token, and goes on with the keys it has", async () => {
    const { accessToken } = await pool.signIn(await pool.addUser());
    pool.jwks.fail(true);
    const authorization = `Bearer ${accessToken}`;
    expect(await authenticate(verifierOf(), { authorization })).toMatchObject({ kind: "unavailable" });
    pool.jwks.fail(false);
    await verifier.warmUp();
    pool.jwks.fail(true);
    expect(await authenticate(verifier, { authorization })).toMatchObject({ kind: "signed-in" });
  });
});
