import { expect, it } from "vitest";
import { authenticate } from "./authenticate.ts";
import { AuthError } from "./errors/auth-error.ts";
import { createTestIssuer } from "./testing.ts";

const pool = createTestIssuer();
const verifier = pool.createVerifier();

it("takes only the absence of a field for an anonymous caller", async () => {
  expect(await authenticate(verifier, {})).toEqual({ kind: "anonymous" });
  expect(await authenticate(verifier, { authorization: undefined })).toEqual({ kind: "anonymous" });
});

it("signs in the holder of a good token", async () => {
  const authorization = `Bearer ${pool.mintToken("access")}`;
  expect(await authenticate(verifier, { authorization })).toMatchObject({
    kind: "signed-in",
    principal: { username: "hanako" },
  });
});

it.each([
  ["Basic aGFuYWtvOnNlY3JldA==", "authorization_not_bearer"],
  ["Bearer", "authorization_malformed"],
  ["Bearer x, Bearer y", "authorization_ambiguous"],
  ["Bearer x.y.z", "token_not_compact"],
])("rejects %s instead of calling its sender anonymous", async (authorization, reason) => {
  expect(await authenticate(verifier, { authorization })).toMatchObject({
    kind: "rejected",
    error: { code: "token_validation_failed", reason },
  });
});

it("calls a token that cannot be checked unavailable, never rejected", async () => {
  const down = createTestIssuer();
  down.keyServer.fail(true);
  const authorization = `Bearer ${down.mintToken("access")}`;
  expect(await authenticate(down.createVerifier(), { authorization })).toMatchObject({
    kind: "unavailable",
    error: { code: "identity_provider_unavailable", retryAfterSeconds: 1 },
  });
});

it("keeps every part of a refused token out of the error", async () => {
  const token = pool.mintToken("access", { claims: { client_id: "somebody-elses" } });
  const state = await authenticate(verifier, { authorization: `Bearer ${token}` });
  const error = state.kind === "rejected" ? state.error : undefined;
  expect(error).toBeInstanceOf(AuthError);
  const everything = `${JSON.stringify(error)} ${error?.message} ${error?.stack} ${String(error?.cause)}`;
  for (const part of [...token.split("."), "somebody-elses", "hanako"])
    expect(everything).not.toContain(part);
});

it("does not disguise a fault of ours as a bad credential", async () => {
  const broken = { ...verifier, verify: () => Promise.reject(new RangeError("ours")) };
  await expect(authenticate(broken, { authorization: "Bearer x.y.z" })).rejects.toThrow("ours");
});
