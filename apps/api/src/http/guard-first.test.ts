import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../test/api.ts";
import { envelopeIn, type Transport, transports } from "../../test/fault-of.ts";
import { buildServer } from "../server.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const adminUrls: Record<Transport, string> = {
  REST: "/api/v1/admin",
  tRPC: "/trpc/access.admin",
  "tRPC batch": "/trpc/access.admin?batch=1",
};

const callers = [
  ["nobody", () => undefined, 401, "authentication_required", "Bearer"],
  ["a forger", forged, 401, "token_validation_failed", 'Bearer error="invalid_token"'],
  [
    "somebody with Basic credentials",
    () => "Basic YTpi",
    401,
    "token_validation_failed",
    'Bearer error="invalid_token"',
  ],
  ["somebody without a role", () => api.bearer(null), 403, "insufficient_permissions", undefined],
  ["a plain user", () => api.bearer("user"), 403, "insufficient_permissions", undefined],
] as const;

/** A good token whose signature was made over other claims. */
function forged(): string {
  const [header, , signature] = api.bearer("user").split(".");
  const claims = Buffer.from(JSON.stringify({ "cognito:groups": ["admin"] })).toString("base64url");
  return `${header}.${claims}.${signature}`;
}

const refusals = callers.flatMap(([who, authorization, status, error, challenge]) =>
  transports.flatMap((transport) =>
    (["ja", "en"] as const).map((locale) => ({
      who,
      authorization,
      status,
      error,
      challenge,
      transport,
      locale,
    })),
  ),
);

describe("the administrators' gate", () => {
  it.each(refusals)("answers $who with $status over $transport in $locale", async (refusal) => {
    const authorization = refusal.authorization();
    const response = await api.app.inject({
      url: adminUrls[refusal.transport],
      headers: { "accept-language": refusal.locale, ...(authorization ? { authorization } : {}) },
    });
    expect(response.statusCode).toBe(refusal.status);
    expect(response.headers["www-authenticate"]).toBe(refusal.challenge);
    const envelope = envelopeIn(refusal.transport, response);
    expect(envelope.error).toBe(refusal.error);
    expect(/[ぁ-ん]/.test(envelope.message)).toBe(refusal.locale === "ja");
    expect("current_role" in envelope).toBe(refusal.status === 403);
    expect(envelope.required_role).toBe(refusal.status === 403 ? "admin" : undefined);
  });

  it.each(transports)("lets an administrator through over %s", async (transport) => {
    const response = await api.app.inject({
      url: adminUrls[transport],
      headers: { authorization: api.bearer("admin") },
    });
    expect(response.statusCode).toBe(200);
    expect(response.body).toContain("管理者専用エンドポイントです");
  });

  it("refuses two Authorization fields, although Node shows only the first", async () => {
    const url = await api.app.listen({ port: 0 });
    const status = await new Promise((resolve, reject) => {
      const headers = [
        "host",
        "localhost",
        "authorization",
        api.bearer("admin"),
        "authorization",
        api.bearer("admin"),
      ];
      request(`${url}/api/v1/admin`, { headers }, (response) => resolve(response.resume().statusCode))
        .on("error", reject)
        .end();
    });
    expect(status).toBe(401);
  });
});

describe("a credential", () => {
  it.each(["access_token", "authorization", "token"])(
    "is looked for in header fields alone, and not in the URL's %s, which ends up in logs and histories",
    async (parameter) => {
      const token = api.bearer("admin").slice("Bearer ".length);
      for (const value of [token, `Bearer ${token}`]) {
        const query = new URLSearchParams({ [parameter]: value });
        for (const url of Object.values(adminUrls)) {
          const answer = await api.app.inject(`${url}${url.includes("?") ? "&" : "?"}${query.toString()}`);
          expect([url, answer.statusCode]).toEqual([url, 401]);
          expect(answer.headers["www-authenticate"]).toBe("Bearer");
        }
      }
    },
  );
});

describe("the order of things", () => {
  const post = (url: string, headers: Record<string, string>, payload: string) =>
    api.app.inject({
      method: "POST",
      url,
      headers: { "content-type": "application/json", ...headers },
      payload,
    });

  it.each(["/api/v1/items", "/trpc/items.create", "/trpc/items.create?batch=1"])(
    "asks who is calling %s before it looks at the body",
    async (url) => {
      expect((await post(url, {}, "{not json")).statusCode).toBe(401);
      expect((await post(url, {}, `"${"x".repeat(300_000)}"`)).statusCode).toBe(401);
      expect((await post(url, { "content-type": "text/plain" }, "x")).statusCode).toBe(401);
      expect((await post(url, { authorization: api.bearer() }, "{not json")).statusCode).toBe(400);
    },
  );

  it("does not look at the credential where everybody may call", async () => {
    const response = await api.app.inject({ url: "/api/v1/public", headers: { authorization: "Bearer x" } });
    expect(response.statusCode).toBe(200);
  });

  it("verifies once, however many calls a batch has", async () => {
    let verified = 0;
    const { verifier } = api.deps;
    const verify = (token: string) => {
      verified++;
      return verifier.verify(token);
    };
    const counting = { ...verifier, verify };
    const app = await buildServer({ ...api.deps, verifier: counting });
    const paths = Array.from({ length: 20 }, () => "auth.me").join(",");
    const response = await app.inject({
      url: `/trpc/${paths}?batch=1`,
      headers: { authorization: api.bearer() },
    });
    expect(response.json()).toHaveLength(20);
    expect(response.statusCode).toBe(200);
    expect(verified).toBe(1);
    await app.close();
  });
});

describe("an outage of the key server", () => {
  it.each(transports)("is 503 with Retry-After over %s, and signs nobody out", async (transport) => {
    api.issuer.keyServer.fail(true);
    const app = await buildServer({ ...api.deps, verifier: api.issuer.createVerifier() });
    const headers = { authorization: api.bearer("admin") };
    const response = await app.inject({ url: adminUrls[transport], headers });
    api.issuer.keyServer.fail(false);
    expect(response.statusCode).toBe(503);
    expect(response.headers["retry-after"]).toMatch(/^[1-9]\d*$/);
    expect(response.headers["www-authenticate"]).toBeUndefined();
    expect(envelopeIn(transport, response).error).toBe("identity_provider_unavailable");
    await app.close();
  });
});
