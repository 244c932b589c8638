import { describe, expect, it } from "vitest";
import { type ShapeName, shapePool } from "../../test/shape-pools.ts";

const verify = (shape: ShapeName, claims: Record<string, unknown>) => {
  const pool = shapePool(shape);
  return pool.createVerifier().verify(pool.mintToken("person", { claims }));
};
const logout = { "http://schemas.openid.net/event/backchannel-logout": {} };

describe("the client of an access token", () => {
  it("is what client_id or azp names, when both name the same or only one is there", async () => {
    const { clientId } = shapePool("oidc");
    expect(await verify("oidc", { azp: clientId })).toMatchObject({ clientId });
    expect(await verify("oidc", { client_id: undefined, azp: clientId })).toMatchObject({ clientId });
  });

  it("is nobody when the two contradict each other", async () => {
    const { clientId } = shapePool("oidc");
    await expect(verify("oidc", { azp: "another" })).rejects.toMatchObject({ reason: "client_not_allowed" });
    await expect(verify("auth0", { client_id: clientId, azp: "another" })).rejects.toMatchObject({
      reason: "client_not_allowed",
    });
  });
});

describe("a logout token, which says all that an id token must say,", () => {
  it.each(["oidc", "oidc-id", "google", "firebase", "auth0"] as const)(
    "is no credential at %s",
    async (shape) => {
      await expect(verify(shape, { events: logout })).rejects.toMatchObject({ reason: "token_use_wrong" });
    },
  );

  it("is one also when it names an event of the sender's own", async () => {
    const events = { ...logout, summer: "owner" };
    await expect(verify("firebase", { events })).rejects.toMatchObject({ reason: "token_use_wrong" });
  });

  it.each([{ events: ["summer"] }, { events: { summer: "owner" } }, { events: null }])(
    "is told from an app's own claim: %j",
    async (claims) => {
      await expect(verify("firebase", claims)).resolves.toMatchObject({ provider: "firebase" });
    },
  );
});

describe("who a token is about", () => {
  it("is called by the name to sign in with, and by the subject where there is none", async () => {
    expect(await verify("oidc", { username: "hanako1" })).toMatchObject({ username: "hanako1" });
    expect(await verify("oidc", {})).toMatchObject({ username: "hanako" });
    expect(await verify("auth0", {})).toMatchObject({ username: "auth0|65f0c0ffee" });
  });

  it("has a verified address only where an id token clearly says so", async () => {
    const principal = (claims: Record<string, unknown>) => verify("google", claims);
    expect(await principal({})).toMatchObject({ email: "hanako@example.com", emailVerified: true });
    expect(await principal({ email_verified: "true" })).toMatchObject({ emailVerified: true });
    expect(await principal({ email_verified: 1 })).toMatchObject({ emailVerified: false });
    expect(await principal({ email: "", email_verified: undefined })).toMatchObject({
      email: null,
      emailVerified: false,
    });
  });

  it("is a machine where the subject is the client or the grant says so, and then holds no role", async () => {
    const roles = { "https://api.example.com/roles": ["admin"] };
    const { clientId } = shapePool("auth0");
    for (const claims of [{ sub: clientId }, { sub: `${clientId}@clients` }, { gty: "client-credentials" }]) {
      expect(await verify("auth0", { ...claims, ...roles })).toMatchObject({ kind: "machine", role: null });
    }
    expect(await verify("auth0", { gty: "password", ...roles })).toMatchObject({
      kind: "user",
      role: "admin",
    });
  });

  it.each([[null], [{}], [7], [["admin", 7]]])(
    "is a machine whatever stands where a person's roles would: %j is not read",
    async (roles) => {
      const claims = { gty: "client-credentials", "https://api.example.com/roles": roles };
      expect(await verify("auth0", claims)).toMatchObject({ kind: "machine", role: null });
    },
  );
});
