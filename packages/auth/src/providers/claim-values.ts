/** Seconds from 1970 to the year 10000, which RFC 3339 timestamps cannot write: nobody could be shown a later moment. */
const endOfTimestamps = 253_402_300_800;

/** Seconds since 1970, possibly with a fraction (RFC 7519, section 2). Infinity and NaN do not fit. */
export function isNumericDate(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value < endOfTimestamps;
}

/** Text, possibly empty. */
export const isText = (value: unknown): value is string => typeof value === "string";

/** At least one character. */
export const isFilledText = (value: unknown): value is string => isText(value) && value !== "";

/** An id that is only compared and never shown. */
export const isId = (value: unknown): value is string => isFilledText(value) && value.length <= nameMaxLength;

/** A name that will be stored and shown. */
export const isName = (value: unknown): value is string =>
  isId(value) && value.isWellFormed() && !/\p{Cc}/u.test(value);

/** OpenID Connect Core 1.0, section 2 bounds `sub` so. */
const nameMaxLength = 255;

/** Anything but an array of strings is no list: guessing what it meant would be guessing who may do what. */
export const isTextList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(isText);

/** One name or several, as `aud` is (RFC 7519, section 4.1.3). */
export const isNameOrNames = (value: unknown): value is string | readonly string[] =>
  isFilledText(value) || (Array.isArray(value) && value.length > 0 && value.every(isFilledText));
