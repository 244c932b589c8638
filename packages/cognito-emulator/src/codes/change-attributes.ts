import { type AddressAttribute, markOf } from "../pool/address.ts";
import { changedAttributes } from "../pool/attribute-changes.ts";
import { assertRequiredPresent } from "../pool/attribute-values.ts";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import type { TriggerCaller } from "../triggers/run-trigger.ts";
import { addressProofs } from "./address-proofs.ts";
import type { CodeDelivery } from "./code-delivery.ts";
import { issueCode } from "./issue-code.ts";

type Wanted = Readonly<Record<string, string>>;

/** A new address among the changes, and what becomes of it. */
interface NewAddress {
  readonly attribute: AddressAttribute;
  readonly address: string;
  /** It stays aside until its code comes back. */
  readonly waits: boolean;
  /** A code is sent to it. */
  readonly asks: boolean;
}

/**
 * Writes changes that were found permissible, and sends a code to a new address that is still to be proven. Where the
 * pool demands proof first (AttributesRequireVerificationBeforeUpdate), the old address stays until the code comes
 * back. Returns where a code went. `now` in milliseconds, `caller` for the words of the mail. Throws InvalidParameterException, changing nothing.
 */
export async function changeAttributes(
  pool: Pool,
  user: User,
  wanted: Wanted,
  now: number,
  caller?: TriggerCaller,
): Promise<CodeDelivery[]> {
  const addresses = (["email", "phone_number"] as const).flatMap(
    (attribute) => newAddress(pool, user, wanted, attribute) ?? [],
  );
  const waiting: ReadonlySet<string> = new Set(
    addresses.filter(({ waits }) => waits).flatMap(({ attribute }) => [attribute, markOf(attribute)]),
  );
  const atOnce = Object.fromEntries(Object.entries(wanted).filter(([name]) => !waiting.has(name)));
  const changed = changedAttributes(user.attributes, atOnce);
  assertRequiredPresent(pool, changed);

  user.attributes = changed;
  user.updatedAt = now;
  for (const { attribute, address, waits } of addresses) {
    user[addressProofs[attribute].pending] = waits ? address : null;
  }
  const deliveries: CodeDelivery[] = [];
  // Only now that everything is written: a function that words a message takes its time.
  for (const { attribute, address: to } of addresses.filter(({ asks }) => asks)) {
    const { purpose } = addressProofs[attribute];
    deliveries.push(await issueCode(pool, user, { purpose, to, now, ...(caller && { caller }) }));
  }
  return deliveries;
}

function newAddress(
  { settings }: Pool,
  user: User,
  wanted: Wanted,
  attribute: AddressAttribute,
): NewAddress | undefined {
  const address = wanted[attribute];
  if (address === undefined || address === user.attributes[attribute]) return undefined;
  const unproven = address !== "" && wanted[markOf(attribute)] !== "true";
  const proofFirst = settings.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate;
  const waits = unproven && (proofFirst?.includes(attribute) ?? false);
  const asks = unproven && (waits || settings.AutoVerifiedAttributes.includes(attribute));
  return { attribute, address, waits, asks };
}
