import { afterEach, describe, expect, it } from "vitest";
import { createVerifier } from "../create-verifier.ts";
import type { Algorithm } from "../providers/provider.ts";
import { type IssuerShape, type LocalIssuer, startLocalIssuer } from "../testing.ts";

const running: LocalIssuer[] = [];
const start = async (shape: IssuerShape, options: { algorithm?: Algorithm } = {}) => {
  const issuer = await startLocalIssuer(shape, options);
  running.push(issuer);
  return issuer;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((issuer) => issuer.close()));
});

const headerOf = (token: string) => {
  const text = Buffer.from(token.split(".")[0] ?? "", "base64url").toString();
  return JSON.parse(text) as Record<string, unknown>; // as: our own token's header
};
const keysAt = async (issuer: LocalIssuer) => {
  const response = await fetch(`${new URL(issuer.issuer).origin}/keys`);
  return { status: response.status, text: await response.text() };
};

describe("an issuer on this machine", () => {
  it.each(["cognito", "auth0", "google", "firebase", "oidc"] as const)(
    "signs good tokens in the words of %s",
    async (shape) => {
      const issuer = await start(shape);
      await expect(createVerifier(issuer.provider).verify(issuer.mintToken("person"))).resolves.toMatchObject(
        {
          provider: shape,
          issuer: issuer.issuer,
          clientId: issuer.clientId,
        },
      );
      expect(issuer.shape).toBe(shape);
    },
  );

  it("signs with the algorithm it is told to, and publishes no private key", async () => {
    const issuer = await start("oidc", { algorithm: "ES256" });
    expect(headerOf(issuer.mintToken("person"))).toMatchObject({ alg: "ES256", typ: "JWT" });
    const { text } = await keysAt(issuer);
    expect(JSON.parse(text)).toMatchObject({ keys: [{ kty: "EC", alg: "ES256", use: "sig" }] });
    expect(text).not.toContain('"d"');
  });

  it("lays claims and header members over, and takes away what is undefined", async () => {
    const issuer = await start("oidc");
    expect(headerOf(issuer.mintToken("person", { header: { typ: undefined, x: 1 } }))).toEqual({
      alg: "RS256",
      kid: expect.any(String),
      x: 1,
    });
    const verifier = createVerifier(issuer.provider);
    const bent = issuer.mintToken("person", { claims: { exp: undefined } });
    await expect(verifier.verify(bent)).rejects.toMatchObject({ reason: "claim_malformed:exp" });
  });

  it("counts how often its keys were asked for, failures included", async () => {
    const issuer = await start("auth0");
    expect(issuer.keyServer.requests).toBe(0);
    issuer.keyServer.fail(true);
    expect((await keysAt(issuer)).status).toBe(503);
    issuer.keyServer.fail(false);
    expect((await keysAt(issuer)).status).toBe(200);
    expect(issuer.keyServer.requests).toBe(2);
  });

  it("is described by a document below its own name, and by no other", async () => {
    const issuer = await start("oidc");
    const { origin } = new URL(issuer.issuer);
    const document = await fetch(`${issuer.issuer}/.well-known/openid-configuration`);
    expect(await document.json()).toEqual({ issuer: issuer.issuer, jwks_uri: `${origin}/keys` });
    expect((await fetch(`${origin}/.well-known/openid-configuration`)).status).toBe(404);
  });

  it("goes on publishing an old key unless it is withdrawn", async () => {
    const issuer = await start("google");
    const before = issuer.mintToken("person");
    issuer.rotateKeys();
    const after = issuer.mintToken("person");
    expect(headerOf(after)["kid"]).not.toBe(headerOf(before)["kid"]);
    const both = createVerifier(issuer.provider);
    await expect(both.verify(before)).resolves.toBeDefined();
    await expect(both.verify(after)).resolves.toBeDefined();
    issuer.rotateKeys({ withdrawOld: true });
    const one = createVerifier(issuer.provider);
    await expect(one.verify(before)).rejects.toMatchObject({ reason: "kid_unknown" });
  });

  it.each(["google", "firebase"] as const)("makes no machines where %s knows none", async (shape) => {
    const issuer = await start(shape);
    expect(() => issuer.mintToken("machine")).toThrow(`${shape} knows no machines.`);
  });

  it("is gone when it is closed, also while somebody keeps a connection", async () => {
    const issuer = await startLocalIssuer("oidc");
    await keysAt(issuer);
    await issuer.close();
    await expect(keysAt(issuer)).rejects.toThrow("fetch failed");
  });
});
