import type { CodeDelivery } from "../codes/code-delivery.ts";
import { dispatch } from "../dispatch.ts";
import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import { secretHash } from "../sign-in/secret-hash.ts";
import type { Visit } from "./visit.ts";

/** What the pages read of an operation's answer. */
interface Answer {
  readonly UserConfirmed?: boolean;
  readonly CodeDeliveryDetails?: CodeDelivery;
}

/** Carries out one of a user's own operations for the client whose page this is. Throws CognitoError. */
export async function carryOut(
  { login }: Visit,
  { client }: AuthorizationRequest,
  operation: string,
  { username, ...rest }: { username: string } & Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const SecretHash = secretHash(client, username);
  const body = {
    ClientId: client.id,
    Username: username,
    ...(SecretHash !== undefined && { SecretHash }),
    ...rest,
  };
  const asked = { operation, body, signedFor: null, defaultRegion: login.defaultRegion };
  // The answer is our own operation's; each member is looked for before it is used.
  return (await dispatch(login.services, asked)) as Answer;
}
