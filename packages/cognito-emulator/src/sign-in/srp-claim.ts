import { systemClock } from "../clock.ts";
import { type SrpExchange, sessionKey } from "../srp/session-key.ts";
import { claimSignature, signatureMatches } from "../srp/signature.ts";
import type { SrpIdentity } from "../srp/verifier.ts";
import { isRecentTimestamp } from "./claim-timestamp.ts";
import { type Conversation, required } from "./conversation.ts";

/**
 * Whether PASSWORD_CLAIM_SIGNATURE, with its secret block and its recent TIMESTAMP, shows that the client derived the
 * key of this exchange. Throws InvalidParameterException when a part of the claim is missing.
 */
export function isGenuineClaim(
  conversation: Conversation,
  identity: SrpIdentity,
  { exchange, secretBlock }: { exchange: SrpExchange; secretBlock: Buffer },
): boolean {
  const timestamp = required(conversation, "TIMESTAMP");
  const echoed = required(conversation, "PASSWORD_CLAIM_SECRET_BLOCK");
  const signature = required(conversation, "PASSWORD_CLAIM_SIGNATURE");
  const expected = claimSignature(identity, sessionKey(exchange), { secretBlock, timestamp });
  return (
    signatureMatches(expected, signature) &&
    Buffer.from(echoed, "base64").equals(secretBlock) &&
    // A client on this machine stamps by the machine's clock, which stays behind when the pool's is moved.
    [conversation.clock, systemClock].some((clock) => isRecentTimestamp(timestamp, clock.now()))
  );
}
