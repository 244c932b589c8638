import { rolePermissions } from "@sekisho/contract/permission";
import { describe, expect, it } from "vitest";
import { createTestIssuer } from "../testing.ts";
import { mintPrincipal } from "./principal.ts";

const at = 1_790_000_000;
const pool = createTestIssuer({ now: () => at * 1000 });
const mint = (claims: Record<string, unknown> = {}) =>
  pool.createVerifier({ rolePermissions }).verify(pool.mintToken("access", { claims }));

describe("a principal says", () => {
  it("of an access token who is calling, and nothing the token does not carry", async () => {
    const principal = await mint({ "cognito:groups": ["user", "staff"], scope: "openid  items/read" });
    expect(principal).toMatchObject({
      tokenUse: "access",
      sub: "7f3d1c52-0a5b-4c1e-9a37-2f0e6d1b8c11",
      username: "hanako",
      role: "user",
      permissions: ["read", "write"],
      issuer: pool.issuer,
      clientId: pool.clientId,
      authTime: at,
      originJti: "5c6a7b1e-8f0d-4a57-9b1c-1f2e3d4c5b6a",
      expiresAt: at + 900,
    });
    expect([...principal.groups]).toEqual(["user", "staff"]);
    expect([...principal.scopes]).toEqual(["openid", "items/read"]);
    expect(principal).not.toHaveProperty("email");
  });

  it("of an id token the e-mail address, and whether it was verified", async () => {
    const verifier = pool.createVerifier({ tokenUse: "id" });
    const emailOf = async (claims: Record<string, unknown>) => {
      const principal = await verifier.verify(pool.mintToken("id", { claims }));
      return principal.tokenUse === "id" && [principal.email, principal.emailVerified];
    };
    expect(await emailOf({})).toEqual(["hanako@example.com", true]);
    expect(await emailOf({ email_verified: "true" })).toEqual(["hanako@example.com", true]);
    expect(await emailOf({ email_verified: "false" })).toEqual(["hanako@example.com", false]);
    expect(await emailOf({ email_verified: 1 })).toEqual(["hanako@example.com", false]);
    expect(await emailOf({ email: undefined, email_verified: undefined })).toEqual([null, false]);
  });

  it("null where the token is silent", async () => {
    const principal = await mint({ auth_time: undefined, origin_jti: undefined, scope: undefined });
    expect(principal).toMatchObject({ kind: "user", authTime: null, originJti: null, role: null });
    expect(principal.permissions).toEqual([]);
    expect(principal.scopes.size).toBe(0);
    expect(principal.groups.size).toBe(0);
  });
});

it("says of an id token everything it carries, and that it has no scopes", async () => {
  const { claims: _claims, ...principal } = await pool
    .createVerifier({ tokenUse: "id", rolePermissions })
    .verify(pool.mintToken("id", { claims: { "cognito:groups": ["staff"], scope: "openid", nbf: at - 5 } }));
  expect({ ...principal, groups: [...principal.groups], scopes: [...principal.scopes] }).toEqual({
    kind: "user",
    tokenUse: "id",
    provider: "cognito",
    issuer: pool.issuer,
    clientId: pool.clientId,
    audiences: [pool.clientId],
    sub: "7f3d1c52-0a5b-4c1e-9a37-2f0e6d1b8c11",
    username: "hanako",
    role: null,
    groups: ["staff"],
    scopes: [],
    permissions: [],
    authTime: at,
    issuedAt: at,
    expiresAt: at + 900,
    notBefore: at - 5,
    originJti: "5c6a7b1e-8f0d-4a57-9b1c-1f2e3d4c5b6a",
    email: "hanako@example.com",
    emailVerified: true,
  });
});

it("says of an id token what it can where the token is silent", async () => {
  const silent = { "cognito:username": undefined, origin_jti: undefined, auth_time: undefined };
  const principal = await pool
    .createVerifier({ tokenUse: "id" })
    .verify(pool.mintToken("id", { claims: silent }));
  const { sub } = principal;
  expect(principal).toMatchObject({ username: sub, originJti: null, authTime: null, notBefore: null });
});

it("says of a machine which app client it is, and nothing that only people have", async () => {
  const { claims: _claims, ...principal } = await pool
    .createVerifier({ rolePermissions })
    .verify(pool.mintToken("machine", { claims: { "cognito:groups": ["admin"] } }));
  expect({ ...principal, groups: [...principal.groups], scopes: [...principal.scopes] }).toEqual({
    kind: "machine",
    tokenUse: "access",
    provider: "cognito",
    issuer: pool.issuer,
    clientId: pool.clientId,
    audiences: [],
    sub: pool.clientId,
    role: null,
    groups: [],
    scopes: ["items/read"],
    permissions: [],
    authTime: null,
    issuedAt: at,
    expiresAt: at + 900,
    notBefore: null,
    originJti: null,
  });
});

describe("nobody can change a principal", () => {
  const overwrite = (target: object, name: string, value: unknown) => Reflect.set(target, name, value);

  it("nor its role, its permissions or its claims, however deep", async () => {
    const principal = await mint({ tenant: { plan: { seats: [1] } } });
    const tenant = principal.claims["tenant"] as { plan: { seats: number[] } }; // as: minted two lines above
    expect(overwrite(principal, "role", "admin")).toBe(false);
    expect(overwrite(principal.permissions, "0", "delete")).toBe(false);
    expect(overwrite(principal.claims, "sub", "x")).toBe(false);
    expect(overwrite(tenant.plan, "seats", [])).toBe(false);
    expect(overwrite(tenant.plan.seats, "0", 99)).toBe(false);
  });

  it("nor its groups, not even with the methods of Set", async () => {
    const { groups } = await mint({ "cognito:groups": ["user"] });
    for (const method of ["add", "delete", "clear"] as const) {
      expect(groups).not.toHaveProperty(method);
      expect(() => Reflect.apply(Set.prototype[method], groups, ["admin"])).toThrow(TypeError);
    }
    groups.forEach((_value, _key, set) => {
      expect(set).toBe(groups);
    });
    expect(overwrite(groups, "has", () => true)).toBe(false);
    expect([groups.has("user"), groups.has("admin"), groups.size]).toEqual([true, false, 1]);
    expect([[...groups.keys()], [...groups.values()], [...groups.entries()]]).toEqual([
      ["user"],
      ["user"],
      [["user", "user"]],
    ]);
  });

  it("nor its scopes, also where its provider keeps the set that it gave", async () => {
    const given = new Set(["items/read"]);
    const principal = mintPrincipal({
      provider: "homemade",
      facts: {
        kind: "machine",
        tokenUse: "access",
        issuer: "https://issuer.example.com",
        clientId: "robot",
        audiences: [],
        sub: "robot",
        scopes: given,
        issuedAt: at,
        expiresAt: at + 900,
        notBefore: null,
        originJti: null,
      },
      permissions: [],
      claims: {},
    });
    given.add("items/write");
    expect([...principal.scopes]).toEqual(["items/read"]);
    expect(() => Set.prototype.add.call(principal.scopes, "items/write")).toThrow(TypeError);
  });

  it("even when claims are nested as deep as a token is long", async () => {
    const depth = 2000;
    const nested = JSON.parse("[".repeat(depth) + "]".repeat(depth)) as unknown;
    await expect(mint({ nested })).resolves.toBeDefined();
  });
});

it("reads nothing from a polluted prototype", async () => {
  const polluted = Object.prototype as Record<string, unknown>; // as: a prototype is an object like any other
  polluted["cognito:groups"] = ["admin"];
  polluted["nbf"] = at + 10_000;
  try {
    expect((await mint()).role).toBeNull();
  } finally {
    delete polluted["cognito:groups"];
    delete polluted["nbf"];
  }
});
