import { randomUUID } from "node:crypto";

/** Which of Cognito's tokens: of a person, or of an app client that speaks for itself. */
export type TestTokenUse = "access" | "id" | "machine";

type ClaimsOf = {
  readonly issuer: string;
  readonly clientId: string;
  /** Seconds since 1970. */
  readonly now: number;
};

/** The claims of a token as Cognito writes them. The person signed in through the API. */
export function cognitoClaims(
  use: TestTokenUse,
  { issuer, clientId, now }: ClaimsOf,
): Record<string, unknown> {
  const shared = { iss: issuer, auth_time: now, exp: now + 900, iat: now, jti: randomUUID() };
  if (use === "machine") {
    return {
      ...shared,
      sub: clientId,
      token_use: "access",
      client_id: clientId,
      scope: "items/read",
      version: 2,
    };
  }
  const person = {
    ...shared,
    sub: "7f3d1c52-0a5b-4c1e-9a37-2f0e6d1b8c11",
    origin_jti: "5c6a7b1e-8f0d-4a57-9b1c-1f2e3d4c5b6a",
    event_id: "0b9d7c2f-3e1a-4f68-8a5d-6c7b8e9f0a1b",
    token_use: use,
  };
  if (use === "access") {
    return { ...person, client_id: clientId, scope: "aws.cognito.signin.user.admin", username: "hanako" };
  }
  return {
    ...person,
    aud: clientId,
    "cognito:username": "hanako",
    email: "hanako@example.com",
    email_verified: true,
  };
}
