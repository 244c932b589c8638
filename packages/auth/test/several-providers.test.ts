import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createVerifier, type Verifier } from "../src/create-verifier.ts";
import type { Provider } from "../src/providers/provider.ts";
import { type IssuerShape, type LocalIssuer, startLocalIssuer } from "../src/testing.ts";
import { decode, encode, joined, partsOf } from "./forgeries/forgery.ts";
import { type GuardedApi, startGuardedApi } from "./guarded-api.ts";

const shapes: readonly IssuerShape[] = ["cognito", "auth0", "google", "firebase", "oidc"];
const asked: string[] = [];
const issuers = new Map<IssuerShape, LocalIssuer>();
let api: GuardedApi;
let verifier: Verifier;

const issuerOf = (shape: IssuerShape): LocalIssuer => issuers.get(shape) as LocalIssuer; // as: all were started
const askedSince = async (act: () => Promise<unknown>) => {
  const before = asked.length;
  await act();
  return asked.slice(before);
};

beforeAll(async () => {
  for (const shape of shapes) issuers.set(shape, await startLocalIssuer(shape));
  const [first, ...others] = shapes.map((shape) => issuerOf(shape).provider) as [Provider, ...Provider[]]; // as: five
  verifier = createVerifier([first, ...others], {
    fetch: (url, init) => {
      asked.push(url);
      return fetch(url, init);
    },
  });
  api = await startGuardedApi(verifier);
});
afterAll(async () => {
  await Promise.all([api.close(), ...[...issuers.values()].map((issuer) => issuer.close())]);
});

describe("one verifier of several providers", () => {
  it("asks no key server before a token of its provider comes, and then no other one", async () => {
    const issuer = issuerOf("firebase");
    const urls = await askedSince(() => api.call("protected", issuer.mintToken("person")));
    expect(urls).toEqual([`${new URL(issuer.issuer).origin}/keys`]);
  });

  it.each(shapes)("says of a caller from %s who vouches for them", async (shape) => {
    expect(await api.call("protected", issuerOf(shape).mintToken("person"))).toMatchObject({
      status: 200,
      principal: { provider: shape, issuer: issuerOf(shape).issuer },
    });
  });

  it.each([
    ["cognito", "auth0"],
    ["auth0", "cognito"],
    ["google", "firebase"],
    ["oidc", "google"],
  ] as const)("refuses a token of %s that is signed with the key of %s", async (claimed, signer) => {
    const kid = (shape: IssuerShape) => {
      const { header } = partsOf(issuerOf(shape).mintToken("person"));
      return (JSON.parse(decode(header)) as { kid: string }).kid; // as: our own token
    };
    const claims = JSON.parse(decode(partsOf(issuerOf(claimed).mintToken("person")).claims)) as object; // as: our own token
    const forged = (header: { kid: string }) =>
      issuerOf(signer).mintToken("person", { claims: { ...claims }, header });
    expect(await api.call("protected", forged({ kid: kid(signer) }))).toMatchObject({ status: 401 });
    expect(api.lastReason()).toBe("kid_unknown");
    expect(await api.call("protected", forged({ kid: kid(claimed) }))).toMatchObject({ status: 401 });
    expect(api.lastReason()).toBe("signature_invalid");
  });

  it.each([
    ["that nobody knows", { iss: "https://issuer.example.com" }],
    ["that is on this machine", { iss: "http://127.0.0.1:1/realms/example" }],
    ["called like a member of every object", { iss: "__proto__" }],
    ["that is a list of a known one", { iss: ["https://issuer.example.com"] }],
    ["that is not named", { iss: undefined }],
  ])("fetches nothing from anywhere for a token of an issuer %s", async (_name, claims) => {
    const token = issuerOf("oidc").mintToken("person", { claims, header: { kid: "made-up" } });
    expect(await askedSince(() => api.call("protected", token))).toEqual([]);
    expect(api.lastReason()).toBe("issuer_not_allowed");
  });

  it.each(["[]", "null", '"text"', "{", '{"iss":"https://a.example","iss":"https://b.example"}'])(
    "refuses claims that are no JSON object before it has chosen: %s",
    async (claims) => {
      const forged = joined({ ...partsOf(issuerOf("oidc").mintToken("person")), claims: encode(claims) });
      expect(await askedSince(() => api.call("protected", forged))).toEqual([]);
      expect(api.lastReason()).toBe("claims_not_json_object");
    },
  );

  it("does not put the claims of one under a remembered signature of another", async () => {
    const remembered = issuerOf("auth0").mintToken("person");
    await api.call("protected", remembered);
    const claims = partsOf(issuerOf("oidc").mintToken("person", { role: "admin" })).claims;
    expect(await api.call("admin", joined({ ...partsOf(remembered), claims }))).toMatchObject({
      status: 401,
    });
  });

  it("grants no role by the role claim of another one", async () => {
    const claims = { roles: ["admin"], role: "admin", "cognito:groups": ["admin"] };
    const token = issuerOf("auth0").mintToken("person", { claims });
    expect(await api.call("protected", token)).toMatchObject({ status: 200, principal: { role: null } });
  });

  it("holds the outage of one against no caller from another", async () => {
    const cold = await startLocalIssuer("auth0");
    const both = await startGuardedApi(createVerifier([cold.provider, issuerOf("google").provider]));
    cold.keyServer.fail(true);
    expect(await both.call("protected", cold.mintToken("person"))).toMatchObject({ status: 503 });
    expect(await both.call("protected", issuerOf("google").mintToken("person"))).toMatchObject({
      status: 200,
    });
    await Promise.all([both.close(), cold.close()]);
  });

  it("is ready when it holds the keys of every one", async () => {
    const cold = await startLocalIssuer("auth0");
    const both = createVerifier([cold.provider, issuerOf("google").provider]);
    cold.keyServer.fail(true);
    await both.warmUp();
    expect(both.holdsKeys()).toBe(false);
    await verifier.warmUp();
    expect(verifier.holdsKeys()).toBe(true);
    both.close();
    await cold.close();
  });

  it("cannot be made of two that share a name or an issuer, or of none", () => {
    const { provider } = issuerOf("cognito");
    const named = (option: string) =>
      expect.objectContaining({
        name: "ConfigurationError",
        option,
        message: expect.stringMatching(`^${option}: must `),
      });
    expect(() => createVerifier([provider, provider])).toThrow(named("name"));
    expect(() => createVerifier([provider, { ...provider, name: "other" }])).toThrow(named("issuers"));
    expect(() => createVerifier([] as unknown as Provider)).toThrow(named("providers")); // as: a caller without types
  });
});
