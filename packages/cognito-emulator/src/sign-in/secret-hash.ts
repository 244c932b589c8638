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
    const expected = createHmac("sha256", secret)
      .update(name + id)
      .digest("base64");
    return equalInConstantTime(expected, offered);
  });
  if (!right) throw faults.secretWrong(id);
}

/** The two operations that take the secret itself instead of a hash. Throws NotAuthorizedException. */
export function assertClientSecret(client: Client, offered: string | undefined): void {
  if (client.secret === null) return;
  if (!offered || !equalInConstantTime(client.secret, offered)) throw faults.secretWrong(client.id);
}

function equalInConstantTime(left: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
