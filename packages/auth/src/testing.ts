export type { Bend } from "./testing/bend.ts";
export { asAdmin, asMachine, asNobody, asPerson, asUser, type CallerOptions } from "./testing/callers.ts";
export type { TestTokenUse } from "./testing/cognito-claims.ts";
export type { IssuerShape, TokenKind } from "./testing/issuer-shapes.ts";
export { type LocalIssuer, type LocalIssuerOptions, startLocalIssuer } from "./testing/local-issuer.ts";
export type { PublicJwk } from "./testing/signing-key.ts";
export { createTestIssuer, type TestIssuer } from "./testing/test-issuer.ts";
