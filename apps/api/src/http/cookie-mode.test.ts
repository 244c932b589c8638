import { request } from "node:http";
import { errorMessage } from "@sekisho/contract/error-message";
import { locales } from "@sekisho/contract/locale";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../test/api.ts";
import { envelopeIn, type Transport, transports } from "../../test/fault-of.ts";

const page = "https://app.example";
const name = "__Host-token";

let api: Api;
let switchedOff: Api;
beforeAll(async () => {
  const settings = { ALLOWED_ORIGINS: `${page},http://localhost:3000` };
  [api, switchedOff] = await Promise.all([
    startApi({ settings: { ...settings, ACCESS_TOKEN_COOKIE: name } }),
    startApi({ settings }),
  ]);
});
afterAll(() => Promise.all([api.close(), switchedOff.close()]));

const tokenOf = (from: Api = api) => from.bearer("user").replace("Bearer ", "");
const cookieOf = (from: Api = api) => `theme=dark; ${name}=${tokenOf(from)}`;

/** How one item is made over each transport. */
const makeItem: Record<Transport, { url: string; payload: string; status: number }> = {
  REST: { url: "/api/v1/items", payload: '{"name":"stamp"}', status: 201 },
  tRPC: { url: "/trpc/items.create", payload: '{"name":"stamp"}', status: 200 },
  "tRPC batch": { url: "/trpc/items.create?batch=1", payload: '{"0":{"name":"stamp"}}', status: 200 },
};

function change(transport: Transport, headers: Record<string, string | undefined>, on: Api = api) {
  const sent = Object.entries(headers).filter(([, value]) => value !== undefined);
  return on.app.inject({
    method: "POST",
    url: makeItem[transport].url,
    payload: makeItem[transport].payload,
    headers: { "content-type": "application/json", ...Object.fromEntries(sent) },
  });
}

describe.each(transports)("a token in the cookie over %s", (transport) => {
  it("may change something for an allowed page", async () => {
    for (const origin of [page, "http://localhost:3000"]) {
      const response = await change(transport, { cookie: cookieOf(), origin });
      expect(response.statusCode).toBe(makeItem[transport].status);
      expect(response.body).toContain("stamp");
    }
  });

  const strangers = ["https://evil.example", "https://app.example.evil.example", "null", "", undefined];
  it.each(strangers.flatMap((origin) => locales.map((locale) => ({ origin, locale }))))(
    "may not for $origin, and says so in $locale with 403 and no challenge",
    async ({ origin, locale }) => {
      const before = await api.deps.db.totals();
      const response = await change(transport, { cookie: cookieOf(), origin, "accept-language": locale });
      expect(response.statusCode).toBe(403);
      expect(response.headers["www-authenticate"]).toBeUndefined();
      expect(envelopeIn(transport, response)).toMatchObject({
        error: "csrf_rejected",
        message: errorMessage("csrf_rejected", locale),
      });
      expect(await api.deps.db.totals()).toEqual(before);
    },
  );

  it("is outvoted by an Authorization field, good or bad", async () => {
    const good = { authorization: api.bearer("admin"), cookie: cookieOf() };
    expect((await change(transport, good)).statusCode).toBe(makeItem[transport].status);
    for (const authorization of ["Bearer x.y.z", "Basic YTpi", ""]) {
      const response = await change(transport, { authorization, cookie: cookieOf(), origin: page });
      expect(response.statusCode).toBe(401);
      expect(response.headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
    }
  });

  it("is refused when it is forged, or there are two", async () => {
    for (const cookie of [`${cookieOf()}x`, `${cookieOf()}; ${name}=${tokenOf()}`, `${name}=`]) {
      const response = await change(transport, { cookie, origin: page });
      expect(response.statusCode).toBe(401);
      expect(envelopeIn(transport, response).error).toBe("token_validation_failed");
      expect(response.headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
    }
  });

  it("is nobody's where the setting is off", async () => {
    for (const origin of [page, "https://evil.example"]) {
      const response = await change(transport, { cookie: cookieOf(switchedOff), origin }, switchedOff);
      expect(response.statusCode).toBe(401);
      expect(envelopeIn(transport, response).error).toBe("authentication_required");
      expect(response.headers["www-authenticate"]).toBe("Bearer");
    }
  });
});

describe("with the cookie", () => {
  it.each(["/api/v1/items", "/trpc/auth.me", "/trpc/auth.me,items.list?batch=1"])(
    "reading %s needs no Origin: CORS decides who sees the answer",
    async (url) => {
      for (const headers of [{}, { origin: "https://evil.example" }]) {
        const response = await api.app.inject({ url, headers: { ...headers, cookie: cookieOf() } });
        expect(response.statusCode).toBe(200);
        expect(response.headers["access-control-allow-origin"]).toBeUndefined();
        expect(response.headers["cache-control"]).toBe("no-store");
      }
    },
  );

  it.each(["PATCH", "DELETE"] as const)("%s of REST is a change as well", async (method) => {
    const response = await api.app.inject({
      method,
      url: "/api/v1/items/1",
      headers: { cookie: cookieOf() },
    });
    expect(response.json().error).toBe("csrf_rejected");
  });

  it("another site's request is refused before its body is read", async () => {
    const headers = { cookie: cookieOf(), "content-type": "application/json" };
    for (const payload of ["{not json", `"${"x".repeat(300_000)}"`]) {
      const response = await api.app.inject({ method: "POST", url: "/trpc/items.create", headers, payload });
      expect(response.statusCode).toBe(403);
    }
  });

  it("nothing changes where no credential is looked at", async () => {
    const headers = { cookie: cookieOf(), "content-type": "application/json" };
    const login = { method: "POST", url: "/api/v1/user/login", headers, payload: "{}" } as const;
    expect((await api.app.inject(login)).json().error).toBe("validation_failed");
  });

  it("the log says why a request was refused, and never the token", async () => {
    api.lines.length = 0;
    const cookie = cookieOf();
    await change("REST", { cookie, origin: "https://evil.example" });
    const line = api.lines.map((text) => JSON.parse(text)).find(({ message }) => message === "request");
    expect(line).toMatchObject({ auth: "rejected", reason: "origin_not_allowed", errors: ["csrf_rejected"] });
    for (const part of cookie.split(/[.=]/).slice(2)) expect(api.lines.join("\n")).not.toContain(part);
  });
});

describe("a browser is told to send credentials along", () => {
  const preflight = (on: Api, origin: string) =>
    on.app.inject({
      method: "OPTIONS",
      url: "/trpc/items.create",
      headers: { origin, "access-control-request-method": "POST" },
    });

  it("where the cookie is switched on, for allowed pages by their exact names", async () => {
    const allowed = (await preflight(api, page)).headers;
    expect(allowed["access-control-allow-credentials"]).toBe("true");
    expect(allowed["access-control-allow-origin"]).toBe(page);
    const stranger = (await preflight(api, "https://evil.example")).headers;
    expect(stranger["access-control-allow-origin"]).toBeUndefined();
  });

  it("and nowhere else", async () => {
    const { headers } = await preflight(switchedOff, page);
    expect(headers["access-control-allow-origin"]).toBe(page);
    expect(headers["access-control-allow-credentials"]).toBeUndefined();
  });
});

describe("over a real connection", () => {
  let url: string;
  beforeAll(async () => {
    url = await api.app.listen({ port: 0, host: "127.0.0.1" });
  });

  /** Header fields exactly as they are written here, repeated ones as well. */
  const send = (method: string, path: string, fields: readonly string[]) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = ["host", "localhost", ...fields];
      request(`${url}${path}`, { method, headers }, (answer) => resolve(answer.resume().statusCode))
        .on("error", reject)
        .end();
    });

  it("finds the cookie in the second of two Cookie fields", async () => {
    const fields = ["cookie", "theme=dark", "cookie", `${name}=${tokenOf()}`];
    expect(await send("GET", "/api/v1/protected", fields)).toBe(200);
  });

  it("refuses a second token in a second Cookie field", async () => {
    const fields = ["cookie", `${name}=${tokenOf()}`, "cookie", `${name}=${tokenOf()}`];
    expect(await send("GET", "/api/v1/protected", fields)).toBe(401);
  });

  it("takes two Origin fields for nobody's, although Node shows only the first", async () => {
    const cookie = ["cookie", `${name}=${tokenOf()}`];
    expect(await send("DELETE", "/api/v1/items/999999", [...cookie, "origin", page])).toBe(404);
    expect(await send("DELETE", "/api/v1/items/999999", [...cookie, "origin", page, "origin", page])).toBe(
      403,
    );
    expect(await send("DELETE", "/api/v1/items/999999", cookie)).toBe(403);
  });

  it("takes an empty Authorization field for a credential that is bad, not for none", async () => {
    expect(
      await send("GET", "/api/v1/protected", ["authorization", "", "cookie", `${name}=${tokenOf()}`]),
    ).toBe(401);
  });
});
