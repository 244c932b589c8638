/** Methods that must not change anything (RFC 9110, section 9.2.1), so another site gains nothing by causing them. */
const safeMethods = ["GET", "HEAD", "OPTIONS"];

/** What a browser says of where a request came from. */
export type RequestOrigin = {
  readonly method: string;
  readonly origin: string | readonly string[] | undefined;
};

/**
 * May this request act with a cookie? A change needs exactly one Origin field, and one that is allowed: no browser
 * leaves it out of such a request, and no page can forge it (Fetch standard, section 3.2).
 */
export function mayActWithCookie(
  { method, origin }: RequestOrigin,
  allowedOrigins: readonly string[],
): boolean {
  if (safeMethods.includes(method)) return true;
  const [only, ...others] = typeof origin === "string" ? [origin] : (origin ?? []);
  return only !== undefined && others.length === 0 && allowedOrigins.includes(only);
}
