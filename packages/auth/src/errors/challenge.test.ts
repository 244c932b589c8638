import { expect, it } from "vitest";
import { AuthError, refuse } from "./auth-error.ts";
import { challengeOf, challengeOfError } from "./challenge.ts";

it("says nothing but Bearer to a caller without a credential", () => {
  expect(challengeOfError(new AuthError("authentication_required", "no_credential"))).toBe("Bearer");
  expect(challengeOf("token_validation_failed", { credentialSent: false })).toBe("Bearer");
});

it("says invalid_token exactly when a credential was sent, and never which check failed", () => {
  expect(challengeOfError(refuse("expired"))).toBe('Bearer error="invalid_token"');
  expect(challengeOfError(refuse("signature_invalid"))).toBe('Bearer error="invalid_token"');
  expect(challengeOf("authentication_required", { credentialSent: true })).toBe(
    'Bearer error="invalid_token"',
  );
});

it("says how recent a sign-in must be", () => {
  expect(challengeOf("step_up_required", { credentialSent: true, maxAgeSeconds: 300 })).toBe(
    'Bearer error="insufficient_user_authentication", max_age="300"',
  );
});

it("says of the errors of guards what their details say, over every transport alike", () => {
  const stepUp = new AuthError("step_up_required", "sign_in_too_old", { details: { max_age: 60 } });
  expect(challengeOfError(stepUp)).toBe('Bearer error="insufficient_user_authentication", max_age="60"');
  const scope = new AuthError("insufficient_scope", "scope_missing", {
    details: { required_scope: "a/r a/w" },
  });
  expect(challengeOfError(scope)).toBe('Bearer error="insufficient_scope", scope="a/r a/w"');
});

it("leaves out what is not known", () => {
  expect(challengeOf("step_up_required", { credentialSent: true })).toBe(
    'Bearer error="insufficient_user_authentication"',
  );
  expect(challengeOf("insufficient_scope", { credentialSent: true })).toBe(
    'Bearer error="insufficient_scope"',
  );
});

it("names a missing scope, unless its letters could leave the quotes", () => {
  const challenge = (scope: string) => challengeOf("insufficient_scope", { credentialSent: true, scope });
  expect(challenge("items/write")).toBe('Bearer error="insufficient_scope", scope="items/write"');
  expect(challenge('x", realm="y')).toBe('Bearer error="insufficient_scope"');
  expect(challenge("x\r\nset-cookie: y")).toBe('Bearer error="insufficient_scope"');
});

it.each([
  "insufficient_permissions",
  "csrf_rejected",
  "sign_in_failed",
  "identity_provider_unavailable",
  "not_found",
  "internal_server_error",
] as const)("does not challenge for %s: another credential would not help", (code) => {
  expect(challengeOf(code, { credentialSent: true })).toBeUndefined();
});
