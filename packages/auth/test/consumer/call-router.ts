import assert from "node:assert/strict";
import { AuthError, authenticate } from "@sekisho/auth";
import * as policy from "@sekisho/auth/policy";
import { createTestIssuer } from "@sekisho/auth/testing";
import { TRPCError } from "@trpc/server";
import { createCaller } from "./router.ts";

export const pool = createTestIssuer();
export const verifier = pool.createVerifier();

async function callWith(token: string | undefined) {
  const authorization = token === undefined ? undefined : `Bearer ${token}`;
  return createCaller({ auth: await authenticate(verifier, { authorization }), requestId: "request-1" });
}

function refusal(code: TRPCError["code"], because: AuthError["code"]) {
  return (error: unknown) =>
    error instanceof TRPCError &&
    error.code === code &&
    error.cause instanceof AuthError &&
    error.cause.code === because;
}

const token = pool.mintToken("access");
const adminToken = pool.mintToken("access", { claims: { "cognito:groups": ["admin"] } });
const expiredToken = pool.mintToken("access", { claims: { exp: 1 } });
const forgedToken = createTestIssuer().mintToken("access");

const [anonymous, signedIn, admin, expired, forged] = await Promise.all(
  [undefined, token, adminToken, expiredToken, forgedToken].map(callWith),
);
assert(anonymous && signedIn && admin && expired && forged);

const principal = await verifier.verify(token);
assert(principal.kind === "user");
assert.equal(principal.username, "hanako");
assert.equal(await anonymous.ping(), "pong");
assert.equal(await anonymous.greet(), "stranger");
assert.equal((await signedIn.me()).username, "hanako");
assert.equal(await admin.rename({ name: "new" }), "admin new");
assert.equal(await admin.wipe(), "request-1");
assert.equal((await admin.since())[0], "admin");
await assert.rejects(signedIn.read(), refusal("FORBIDDEN", "insufficient_scope"));
await assert.rejects(signedIn.clientId(), refusal("FORBIDDEN", "insufficient_permissions"));
await assert.rejects(admin.purge(), /remoteCheck/); // nobody can be asked: it fails, and lets nobody in
await assert.rejects(anonymous.me(), refusal("UNAUTHORIZED", "authentication_required"));
await assert.rejects(expired.me(), refusal("UNAUTHORIZED", "token_validation_failed"));
await assert.rejects(forged.me(), refusal("UNAUTHORIZED", "token_validation_failed"));
await assert.rejects(signedIn.wipe(), refusal("FORBIDDEN", "insufficient_permissions"));
assert(Object.keys(policy).length > 0);
verifier.close();
