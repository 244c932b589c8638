import type { ProviderCaller } from "../federation/call-provider.ts";
import type { FederationAttempts } from "../federation/federation-attempts.ts";
import type { AuthorizationCodes } from "../oauth/authorization-codes.ts";
import type { Services } from "../operation.ts";
import type { LoginSessions } from "./login-sessions.ts";

/** What the sign-in pages and OAuth endpoints share. All of it but the pools is forgotten at a restart. */
export interface ManagedLogin {
  readonly services: Services;
  /** The region of operations that the pages carry out. */
  readonly defaultRegion: string;
  /** `https://localhost:PORT`: where browsers find the pages, and providers send them back to. */
  readonly origin: string;
  readonly codes: AuthorizationCodes;
  readonly sessions: LoginSessions;
  readonly attempts: FederationAttempts;
  readonly callProvider: ProviderCaller;
}
