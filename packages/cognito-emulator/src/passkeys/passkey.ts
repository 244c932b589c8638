import { z } from "zod";

/** A passkey as the pool keeps it: the public half, and nothing that signs in. Binary members are base64url. */
export const Passkey = z.object({
  id: z.string(),
  /** COSE_Key. */
  publicKey: z.string(),
  /** How often it has signed. A copy of the key would fall behind, and be found out. */
  counter: z.number(),
  transports: z.array(z.string()),
  /** `platform` or `cross-platform`, where the browser said so. */
  attachment: z.string().nullable(),
  /** The site it was made for; a browser offers it nowhere else. */
  rpId: z.string(),
  /** Milliseconds since the epoch. */
  createdAt: z.number(),
});
export type Passkey = z.infer<typeof Passkey>;

/** A registration under way: one per user, good for one answer through the client that began it. */
export const PendingPasskey = z.object({
  challenge: z.string(),
  clientId: z.string(),
  /** Milliseconds since the epoch. */
  expiresAt: z.number(),
});
