import { initTRPC } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type AuthState, authenticate } from "../authenticate.ts";
import type { Verifier } from "../create-verifier.ts";
import { AuthError, refuse } from "../errors/auth-error.ts";
import type { RemoteCheck } from "../revocation/remote-check.ts";
import { createTestIssuer } from "../testing.ts";
import { confirmed } from "./confirmed.ts";
import type { PolicyMeta } from "./enforced-policy.ts";
import * as slices from "./procedures.ts";

const t = initTRPC
  .context<{ auth: AuthState }>()
  .meta<PolicyMeta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error: { cause } }) => ({
      ...shape,
      data: { ...shape.data, error: cause instanceof AuthError ? cause.code : "internal_server_error" },
    }),
  });
const asked = t.procedure.concat(slices.userProcedure).use(confirmed);
const parsed: string[] = [];
const router = t.router({
  wipe: asked.query(({ ctx }) => ctx.principal.sub),
  wipeAll: asked.use(confirmed).query(() => "wiped"),
  rename: asked.input(z.string().refine((text) => parsed.push(text))).query(({ input }) => input),
  look: t.procedure.concat(slices.protectedProcedure).query(() => "seen"),
  open: t.procedure.concat(slices.publicProcedure).query(() => "open"),
});
const createCaller = t.createCallerFactory(router);
const pool = createTestIssuer();
const hanako = "7f3d1c52-0a5b-4c1e-9a37-2f0e6d1b8c11";

/** A provider that gives this answer, and keeps who was asked about. */
function providerThat(answer: () => void): RemoteCheck & { readonly questions: string[] } {
  const questions: string[] = [];
  return {
    questions,
    async confirm(_token, { sub }) {
      questions.push(sub);
      answer();
    },
  };
}

const standsBy = () => undefined;
const refuses = () => {
  throw refuse("refused_by_pool");
};
const isDown = () => {
  throw new AuthError("identity_provider_unavailable", "pool_unavailable", { retryAfterSeconds: 5 });
};

const verifierWith = (remoteCheck: RemoteCheck) => pool.createVerifier({ remoteCheck });
const stateFor = (verifier: Verifier, role = "user") => {
  const token = pool.mintToken("access", { claims: { "cognito:groups": [role] } });
  return authenticate(verifier, { authorization: `Bearer ${token}` });
};

/** One HTTP request with several calls, as a batching client sends it. */
async function batch(auth: AuthState, paths: string) {
  const response = await fetchRequestHandler({
    endpoint: "",
    router,
    req: new Request(`https://api.example.com/${paths}?batch=1`),
    createContext: () => ({ auth }),
  });
  return { status: response.status, answers: JSON.parse(await response.text()) as unknown };
}

describe("asks the provider", () => {
  it("about the token that was sent, and lets on when it stands by it", async () => {
    const provider = providerThat(standsBy);
    const auth = await stateFor(verifierWith(provider));
    await expect(createCaller({ auth }).wipe()).resolves.toBe(hanako);
    expect(provider.questions).toEqual([hanako]);
  });

  it("once per request, however many calls of a batch want it asked and however often", async () => {
    const provider = providerThat(standsBy);
    const verifier = verifierWith(provider);
    const paths = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? "wipe" : "wipeAll")).join(",");
    expect(await batch(await stateFor(verifier), paths)).toMatchObject({ status: 200 });
    expect(provider.questions).toHaveLength(1);
  });

  it("anew for the next request: no answer outlives its request", async () => {
    let answer: () => void = standsBy;
    const provider = providerThat(() => answer());
    const verifier = verifierWith(provider);
    await createCaller({ auth: await stateFor(verifier) }).wipe();
    answer = refuses;
    const caller = createCaller({ auth: await stateFor(verifier) });
    await expect(caller.wipe()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(provider.questions).toHaveLength(2);
  });

  it("not at all about whom the other guards refuse, nor for a procedure that does not want it", async () => {
    const provider = providerThat(standsBy);
    const auth = await stateFor(verifierWith(provider), "staff");
    await expect(createCaller({ auth }).wipe()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await createCaller({ auth }).look();
    await createCaller({ auth }).open();
    expect(provider.questions).toEqual([]);
  });
});

describe("stops the call", () => {
  it("with 401 when the provider no longer stands by the token, and the rest of a batch goes on", async () => {
    const auth = await stateFor(verifierWith(providerThat(refuses)));
    await expect(createCaller({ auth }).wipe()).rejects.toMatchObject({
      code: "UNAUTHORIZED",
      cause: { code: "token_validation_failed", reason: "refused_by_pool" },
    });
    const { status, answers } = await batch(auth, "wipe,look,wipeAll");
    expect(status).toBe(207);
    const refused = { error: { data: { httpStatus: 401, error: "token_validation_failed" } } };
    expect(answers).toMatchObject([refused, { result: { data: "seen" } }, refused]);
  });

  it("with 503 when nobody can tell, and never 401: nobody is signed out by an outage", async () => {
    const provider = providerThat(isDown);
    const auth = await stateFor(verifierWith(provider));
    await expect(createCaller({ auth }).wipe()).rejects.toMatchObject({
      code: "SERVICE_UNAVAILABLE",
      cause: { code: "identity_provider_unavailable", retryAfterSeconds: 5 },
    });
    await expect(createCaller({ auth }).wipe()).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
    expect(provider.questions).toHaveLength(1);
  });

  it("with 403 when the token may not be asked about", async () => {
    const provider = providerThat(() => {
      throw new AuthError("insufficient_scope", "scope_missing", { details: { required_scope: "x" } });
    });
    const auth = await stateFor(verifierWith(provider));
    await expect(createCaller({ auth }).wipe()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("when there is nobody to ask: a forgotten remoteCheck is our mistake and lets in nobody", async () => {
    const auth = await stateFor(pool.createVerifier());
    await expect(createCaller({ auth }).wipe()).rejects.toMatchObject({
      code: "INTERNAL_SERVER_ERROR",
      cause: { name: "ConfigurationError", option: "remoteCheck" },
    });
  });

  it("when the check itself breaks", async () => {
    const provider = providerThat(() => {
      throw new RangeError("a mistake of ours");
    });
    const auth = await stateFor(verifierWith(provider));
    await expect(createCaller({ auth }).wipe()).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
  });

  it("of callers who are not known, as every guard does", async () => {
    const bare = t.router({
      bare: t.procedure
        .concat(slices.protectedProcedure)
        .use(confirmed)
        .query(() => "in"),
    });
    await expect(bare.createCaller({ auth: { kind: "anonymous" } }).bare()).rejects.toMatchObject({
      code: "UNAUTHORIZED",
      cause: { code: "authentication_required" },
    });
  });

  it("before the input is read", async () => {
    const auth = await stateFor(verifierWith(providerThat(refuses)));
    await expect(createCaller({ auth }).rename("unread")).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(parsed).toEqual([]);
  });
});
