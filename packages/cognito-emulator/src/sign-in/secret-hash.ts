import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { faults } from "../cognito-error.ts";
import type { Client } from "../pool/client.ts";

/**
 * A confidential client proves itself in every call: SECRET_HASH = base64(HMAC-SHA256(secret, username ‖ clientId)),
 * over the user name it put in that same call (`names`: any of them will do). Public clients send none.
 * Throws NotAuthorizedException.
 */
export function assertSecretHash(
  client: Client,
  names: readonly string[],
  offered: string | undefined,
): void {
  if (client.secret === null) return;
  if (!offered) throw faults.secretMissing(client.id);
  const { secret, id } = client;
  const right = names.some((name) => {
    return equalInConstantTime(hashOver(secret, name + id), offered);
  });
  if (!right) throw faults.secretWrong(id);
}

/** The SECRET_HASH that the sign-in page adds for a confidential client; undefined for a public one. */
export const secretHash = ({ secret, id }: Client, name: string): string | undefined =>
  secret === null ? undefined : hashOver(secret, name + id);

const hashOver = (secret: string, text: string): string =>
  createHmac("sha256", secret).update(text).digest("base64");

/** The two operations that take the secret itself instead of a hash. Throws NotAuthorizedException. */
export function assertClientSecret(client: Client, offered: string | undefined): void {
  if (!isClientSecret(client, offered)) throw faults.secretWrong(client.id);
}

/** Whether the client has proven itself with this secret; a public client has nothing to prove. */
export function isClientSecret({ secret }: Client, offered: string | undefined): boolean {
  return secret === null || (offered !== undefined && equalInConstantTime(secret, offered));
}

function equalInConstantTime(left: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
