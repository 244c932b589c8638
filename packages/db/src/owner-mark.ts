import { createHash } from "node:crypto";

/** Names an owner in notices, which whoever may connect to the database can hear: no subject is in them. */
export const ownerMark = (ownerSub: string): string =>
  createHash("sha256").update(ownerSub).digest("hex").slice(0, 16);
