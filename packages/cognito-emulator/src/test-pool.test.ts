import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, createTestPool, type Emulator, type TestPool } from "./index.ts";

describe("A test pool", () => {
  let emulator: Emulator;
  let pool: TestPool;
  beforeAll(async () => {
    emulator = await createEmulator();
    pool = await createTestPool(emulator);
  });
  afterAll(() => emulator.close());

  const verify = (token: string) =>
    jwtVerify(token, createRemoteJWKSet(new URL(pool.jwksUrl)), { issuer: pool.issuer });

  it("signs a user in with tokens that verify against the published keys", async () => {
    const user = await pool.addUser({ groups: ["user"] });
    const tokens = await pool.signIn(user);
    const { payload } = await verify(tokens.accessToken);
    expect(payload).toMatchObject({
      sub: user.sub,
      token_use: "access",
      client_id: pool.clientId,
      "cognito:groups": ["user"],
    });
    expect(tokens.expiresIn).toBe(900);
  });

  it("forges on request: claims overlaid or deleted, signed with the real key", async () => {
    const user = await pool.addUser();
    const token = await pool.mintToken({
      use: "access",
      user,
      claims: { client_id: "another", exp: undefined },
      header: { typ: "JWT" },
    });
    const { payload } = await verify(token);
    expect(payload).toMatchObject({ client_id: "another", sub: user.sub });
    expect(payload).not.toHaveProperty("exp");
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: "RS256", typ: "JWT" });
  });

  it("rotates keys and still lists the old ones, so that live tokens go on verifying", async () => {
    const user = await pool.addUser();
    const before = await pool.signIn(user);
    await pool.rotateKeys();
    const after = await pool.signIn(user);
    expect(decodeProtectedHeader(after.accessToken).kid).not.toBe(
      decodeProtectedHeader(before.accessToken).kid,
    );
    await expect(verify(before.accessToken)).resolves.toBeDefined();
    await expect(verify(after.accessToken)).resolves.toBeDefined();
  });

  it("counts key set requests and lets the key server fail", async () => {
    const before = pool.jwks.requests;
    pool.jwks.fail(true);
    expect((await fetch(pool.jwksUrl)).status).toBe(503);
    pool.jwks.fail(false);
    expect((await fetch(pool.jwksUrl)).status).toBe(200);
    expect(pool.jwks.requests).toBe(before + 2);
  });

  it("gives a user with a temporary password no tokens", async () => {
    const invited = await pool.addUser({ temporary: true });
    await expect(pool.signIn(invited)).rejects.toThrow("asks for more than a password");
  });

  it("keeps pools apart", async () => {
    const other = await createTestPool(emulator);
    const user = await pool.addUser();
    await expect(other.signIn(user)).rejects.toMatchObject({ name: "NotAuthorizedException" });
    expect(decodeJwt((await pool.signIn(user)).idToken)["iss"]).not.toBe(other.issuer);
  });
});
