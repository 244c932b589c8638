import { z } from "zod";

/** 1 is the classic pages, 2 the newer ones; here both look alike. */
export const ManagedLoginVersion = z.int().min(1).max(2);

/** The pool's own name in front of managed login. Without one a pool has no sign-in pages and no OAuth endpoints. */
export const PoolDomain = z.object({
  name: z.string(),
  managedLoginVersion: ManagedLoginVersion,
});
export type PoolDomain = z.infer<typeof PoolDomain>;

/** A prefix, as AWS puts it before `.auth.<region>.amazoncognito.com`. */
export const DomainName = z
  .string()
  .min(1)
  .max(63)
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/);

/** AWS keeps these for itself, anywhere in a prefix. */
export const reservedDomainWords = ["aws", "amazon", "cognito"] as const;
