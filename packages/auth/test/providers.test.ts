import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createVerifier } from "../src/create-verifier.ts";
import type { AuthReason } from "../src/errors/auth-reason.ts";
import { providerFrom } from "../src/providers/provider-from.ts";
import { type Bend, type LocalIssuer, startLocalIssuer } from "../src/testing.ts";
import { decode, encode, joined, partsOf } from "./forgeries/forgery.ts";
import { type GuardedApi, startGuardedApi } from "./guarded-api.ts";
import { providerCases } from "./provider-cases.ts";

const refused = { status: 401, error: "token_validation_failed" };
const forbidden = { status: 403, error: "insufficient_permissions" };
const now = () => Math.floor(Date.now() / 1000);

/** The same for every provider: what a token says of times, issuer and algorithm. */
const bends: readonly (readonly [name: string, bend: () => Bend, reason: AuthReason])[] = [
  ["of another issuer", () => ({ claims: { iss: "https://issuer.example.com" } }), "issuer_not_allowed"],
  ["that has expired", () => ({ claims: { exp: now() - 61 } }), "expired"],
  ["that does not end", () => ({ claims: { exp: undefined } }), "claim_malformed:exp"],
  ["issued in the future", () => ({ claims: { iat: now() + 120 } }), "issued_in_the_future"],
  ["that is not valid yet", () => ({ claims: { nbf: now() + 120 } }), "not_yet_valid"],
  ["without a subject", () => ({ claims: { sub: undefined } }), "claim_malformed:sub"],
  ["with alg none", () => ({ header: { alg: "none" } }), "alg_not_allowed"],
  ["with alg HS256", () => ({ header: { alg: "HS256" } }), "alg_not_allowed"],
  ["under a kid nobody published", () => ({ header: { kid: "another" } }), "kid_unknown"],
  ["without a kid", () => ({ header: { kid: undefined } }), "kid_malformed"],
];

describe.each(providerCases)("with $name", (each) => {
  let issuer: LocalIssuer;
  let stranger: LocalIssuer;
  let api: GuardedApi;

  beforeAll(async () => {
    const { shape, algorithm } = each;
    issuer = await startLocalIssuer(shape, { algorithm });
    stranger = await startLocalIssuer(shape, { algorithm });
    api = await startGuardedApi(createVerifier(issuer.provider));
  });
  afterAll(async () => void (await Promise.all([issuer.close(), stranger.close(), api.close()])));

  const kidOf = (token: string) => (JSON.parse(decode(partsOf(token).header)) as { kid: string }).kid; // as: our own token

  it("lets a person in and says who it is, and by whose word", async () => {
    const token = issuer.mintToken("person");
    const answer = await api.call("protected", token);
    expect(answer).toMatchObject({
      status: 200,
      principal: { kind: "user", tokenUse: each.tokenUse, provider: each.shape, issuer: issuer.issuer },
    });
    const { sub } = JSON.parse(decode(partsOf(token).claims)) as { sub: string }; // as: our own token
    expect(answer.principal).toMatchObject({ sub, role: null, clientId: issuer.clientId });
    expect(await api.call("optional", token)).toEqual(answer);
  });

  it("tells an anonymous caller from a bad credential", async () => {
    expect(await api.call("public")).toMatchObject({ status: 200 });
    expect(await api.call("optional")).toEqual({ status: 200, principal: null });
    expect(await api.call("protected")).toEqual({ status: 401, error: "authentication_required" });
    expect(await api.call("optional", "a.b.c")).toEqual(refused);
  });

  it.each(bends)("refuses a token %s", async (_name, bend, reason) => {
    expect(await api.call("protected", issuer.mintToken("person", bend()))).toEqual(refused);
    expect(api.lastReason()).toBe(reason);
  });

  it.each(each.misdirected)("refuses a token that is %s", async (_name, bend, reason) => {
    expect(await api.call("protected", issuer.mintToken("person", bend))).toEqual(refused);
    expect(api.lastReason()).toBe(reason);
  });

  it("refuses another issuer's signature, also under this one's name and kid", async () => {
    expect(await api.call("protected", stranger.mintToken("person"))).toEqual(refused);
    expect(api.lastReason()).toBe("kid_unknown");
    const kid = kidOf(issuer.mintToken("person"));
    const claims = { iss: issuer.issuer };
    expect(await api.call("protected", stranger.mintToken("person", { claims, header: { kid } }))).toEqual(
      refused,
    );
    expect(api.lastReason()).toBe("signature_invalid");
  });

  it("refuses claims that were changed after signing, also those of a token it has just let in", async () => {
    const token = issuer.mintToken("person");
    expect(await api.call("protected", token)).toMatchObject({ status: 200 });
    const parts = partsOf(token);
    const changed = decode(parts.claims).replace("{", '{"role":"admin","roles":["admin"],');
    expect(await api.call("protected", joined({ ...parts, claims: encode(changed) }))).toEqual(refused);
    expect(api.lastReason()).toBe("signature_invalid");
  });

  it("holds people without a role, and with one nobody knows, off what needs one", async () => {
    for (const role of [{}, { role: "Admin" }, { role: "root" }, { role: "admin " }]) {
      const token = issuer.mintToken("person", role);
      expect(await api.call("protected", token)).toMatchObject({ status: 200, principal: { role: null } });
      expect(await api.call("user", token)).toEqual(forbidden);
      expect(await api.call("admin", token)).toEqual(forbidden);
    }
  });

  it("knows administrators by its own claim alone, and makes nobody one where it has none", async () => {
    const held = (role: string) => ({ status: 200, principal: { role } });
    const user = issuer.mintToken("person", { role: "user" });
    expect(await api.call("user", user)).toMatchObject(each.hasRoles ? held("user") : forbidden);
    expect(await api.call("admin", user)).toEqual(forbidden);
    const admin = issuer.mintToken("person", { role: "admin" });
    expect(await api.call("admin", admin)).toMatchObject(each.hasRoles ? held("admin") : forbidden);
    const claims = { "custom:role": "admin", groups: ["admin"], permissions: ["admin"], scope: "admin" };
    expect(await api.call("admin", issuer.mintToken("person", { claims }))).toEqual(forbidden);
  });

  it("holds people off what is for machines", async () => {
    expect(await api.call("machine", issuer.mintToken("person", { role: "admin" }))).toEqual(forbidden);
  });

  it("fails no request while keys rotate", async () => {
    // Of its own: the kids made up above have used up the right to ask for an unknown one for ten seconds.
    const busy = await startGuardedApi(createVerifier(issuer.provider));
    let calls = 0;
    const before = issuer.mintToken("person");
    const caller = async () => {
      const statuses: number[] = [];
      for (let call = 0; call < 12; call++) {
        if (++calls % 20 === 0) issuer.rotateKeys();
        const token = call % 3 === 0 ? before : issuer.mintToken("person");
        statuses.push((await busy.call("protected", token)).status);
      }
      return statuses;
    };
    const statuses = (await Promise.all([caller(), caller(), caller(), caller()])).flat();
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    expect(statuses).toHaveLength(48);
    await busy.close();
  });

  it("goes on with the keys it has in an outage, and says 503 where it has none", async () => {
    const token = issuer.mintToken("person");
    const cold = await startGuardedApi(createVerifier(issuer.provider));
    const warm = await startGuardedApi(createVerifier(issuer.provider));
    expect(await warm.call("protected", token)).toMatchObject({ status: 200 });
    issuer.keyServer.fail(true);
    try {
      expect(await warm.call("protected", token)).toMatchObject({ status: 200 });
      expect(await warm.call("protected", issuer.mintToken("person"))).toMatchObject({ status: 200 });
      const outOfReach = { status: 503, error: "identity_provider_unavailable" };
      expect(await cold.call("protected", token)).toEqual(outOfReach);
      expect(await cold.call("optional", token)).toEqual(outOfReach);
      expect(await cold.call("public", token)).toMatchObject({ status: 200 });
    } finally {
      issuer.keyServer.fail(false);
      await Promise.all([cold.close(), warm.close()]);
    }
  });

  it("gives the same verdicts to a provider that a configuration names", async () => {
    const config: unknown = JSON.parse(JSON.stringify(each.config(issuer)));
    const configured = createVerifier(providerFrom(config as Parameters<typeof providerFrom>[0])); // as: out of a file
    const made = createVerifier(issuer.provider);
    const tokens = [
      issuer.mintToken("person"),
      issuer.mintToken("person", { role: "admin" }),
      ...(each.hasMachines ? [issuer.mintToken("machine")] : []),
      ...bends.map(([, bend]) => issuer.mintToken("person", bend())),
      ...each.misdirected.map(([, bend]) => issuer.mintToken("person", bend)),
      stranger.mintToken("person"),
    ];
    for (const token of tokens) {
      const verdict = (verifier: typeof made) => verifier.verify(token).catch((error: unknown) => error);
      expect(await verdict(configured)).toEqual(await verdict(made));
    }
  });
});

describe.each(providerCases.filter(({ hasMachines }) => hasMachines))("with machines of $name", (each) => {
  let issuer: LocalIssuer;
  let api: GuardedApi;

  beforeAll(async () => {
    issuer = await startLocalIssuer(each.shape, { algorithm: each.algorithm });
    api = await startGuardedApi(createVerifier(issuer.provider));
  });
  afterAll(async () => void (await Promise.all([issuer.close(), api.close()])));

  it("lets them in as what they are", async () => {
    const machine = issuer.mintToken("machine");
    const principal = { kind: "machine", provider: each.shape, scopes: ["items/read"] };
    expect(await api.call("machine", machine)).toMatchObject({ status: 200, principal });
    expect(await api.call("protected", machine)).toMatchObject({ status: 200, principal });
  });

  it("gives them neither role nor group, whatever their token claims", async () => {
    const claims = { "cognito:groups": ["admin"], roles: ["admin"], groups: ["admin"], role: "admin" };
    const greedy = issuer.mintToken("machine", { role: "admin", claims });
    expect(await api.call("machine", greedy)).toMatchObject({ principal: { role: null, groups: [] } });
    expect(await api.call("user", greedy)).toEqual(forbidden);
    expect(await api.call("admin", greedy)).toEqual(forbidden);
  });
});
