import { changedAttributes } from "../pool/attribute-changes.ts";
import { assertRequiredPresent } from "../pool/attribute-values.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import type { TriggerCaller } from "../triggers/run-trigger.ts";
import type { CodeDelivery } from "./code-delivery.ts";
import { issueCode } from "./issue-code.ts";

/**
 * Writes changes that were found permissible, and sends a code to a new address that is still to be proven. Where the
 * pool demands proof first (AttributesRequireVerificationBeforeUpdate), the old address stays until the code comes
 * back. Returns where a code went. `now` in milliseconds, `caller` for the words of the mail. Throws InvalidParameterException, changing nothing.
 */
export async function changeAttributes(
  pool: Pool,
  user: User,
  wanted: Readonly<Record<string, string>>,
  now: number,
  caller?: TriggerCaller,
): Promise<CodeDelivery[]> {
  const { email, email_verified: vouched, ...others } = wanted;
  const isNew = email !== undefined && email !== user.attributes["email"];
  const unproven = isNew && email !== "" && vouched !== "true";
  const waits = unproven && provesFirst(pool);
  const changed = changedAttributes(user.attributes, waits ? others : wanted);
  assertRequiredPresent(pool, changed);

  user.attributes = changed;
  user.updatedAt = now;
  if (isNew) user.pendingEmail = waits ? email : null;
  const asks = unproven && (waits || pool.settings.AutoVerifiedAttributes.includes("email"));
  if (!asks) return [];
  return [
    await issueCode(pool, user, { purpose: "verify-email", to: email, now, ...(caller && { caller }) }),
  ];
}

const provesFirst = ({ settings }: Pool): boolean =>
  settings.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate.includes("email") ?? false;
