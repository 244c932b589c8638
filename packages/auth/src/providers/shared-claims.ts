import { z } from "zod";

/** Seconds from 1970 to the year 10000, which RFC 3339 timestamps cannot write: nobody could be shown a later moment. */
const endOfTimestamps = 253_402_300_800;

/** Seconds since 1970, possibly with a fraction (RFC 7519, section 2). Infinity and NaN do not fit. */
export const NumericDate = z.number().min(0).lt(endOfTimestamps);

/** A name that will be stored and shown: OpenID Connect Core, section 2 bounds `sub` at 255 characters. */
export const Identifier = z
  .string()
  .min(1)
  .max(255)
  .refine((name) => name.isWellFormed() && !/\p{Cc}/u.test(name));

/** What every token of every provider must say (RFC 7519, section 4.1). Claims that are not listed are not believed. */
export const sharedClaims = {
  iss: z.string().min(1),
  sub: Identifier,
  exp: NumericDate,
  iat: NumericDate,
  nbf: NumericDate.optional(),
  auth_time: NumericDate.optional(),
};
