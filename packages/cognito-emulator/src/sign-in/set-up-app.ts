import { faults } from "../cognito-error.ts";
import { toBase32 } from "../mfa/base32.ts";
import { assertOffersSoftwareTokens, verifiedToken } from "../mfa/software-token.ts";
import { newTotpSecret } from "../mfa/totp.ts";
import { enrol } from "../mfa/user-mfa.ts";
import type { Services } from "../operation.ts";
import type { User } from "../pool/user.ts";
import { resumeSetup } from "./resume-setup.ts";

/** What an authenticator app is given, and to whom. */
interface OfferedApp {
  /** Base32. */
  readonly secret: string;
  readonly user: User;
}

/** Offers a secret in a session of MFA_SETUP, which goes on as the one returned. Throws NotAuthorizedException. */
export function offerApp(services: Services, session: string): string {
  const { pool, client, state } = resumeSetup(services, session);
  assertOffersSoftwareTokens(pool);
  services.challenges.close(session);
  return services.challenges.open(client, { ...state, app: { secret: newTotpSecret(), verified: false } });
}

/** What was offered in a session. Throws NotAuthorizedException, SoftwareTokenMFANotFoundException. */
export function offeredApp(services: Services, session: string): OfferedApp {
  const { user, state } = resumeSetup(services, session);
  if (state.app === null) throw faults.softwareTokenMissing();
  return { secret: toBase32(state.app.secret), user };
}

/**
 * A code shows that an app holds the offered secret: it is the user's from now on, and the session goes on as the one
 * returned. A wrong code leaves secret and session usable. Nothing here waits, so of two answers at the same time one
 * counts. `now` in milliseconds. Throws NotAuthorizedException, EnableSoftwareTokenMFAException.
 */
export function verifyApp(
  services: Services,
  session: string,
  shown: { code: string; name: string | undefined; now: number },
): string {
  const { pool, client, user, state } = resumeSetup(services, session);
  assertOffersSoftwareTokens(pool);
  if (state.app === null) throw faults.softwareTokenMissing();
  const token = verifiedToken(state.app.secret, shown);
  services.challenges.close(session);
  user.mfa.softwareToken = token;
  enrol(user.mfa, "SOFTWARE_TOKEN_MFA");
  user.updatedAt = shown.now;
  return services.challenges.open(client, { ...state, app: { ...state.app, verified: true } });
}
