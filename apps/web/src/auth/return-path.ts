import type { Route } from "next";

/** Where somebody goes after sign-in when no page sent them here. */
export const defaultReturnPath = "/" satisfies Route;

/** The journey's own pages: sent back to one of them, somebody who has just signed in would stand before a form. */
const journey = ["/sign-in", "/sign-up", "/confirm", "/forgot-password", "/reset-password", "/new-password"];

/**
 * Where to go after sign-in: `next` if it is a path of this site, else the home page.
 * Anything a browser could read as another site (`//host`, `/\host`, a scheme, control characters) is refused,
 * so that a link to the sign-in page cannot send people away (open redirect).
 */
export function returnPath(next: string | null | undefined): Route {
  const own = "http://own.invalid";
  if (!next?.startsWith("/") || /[\\\p{Cc}]/u.test(next) || !URL.canParse(next, own))
    return defaultReturnPath;
  const url = new URL(next, own);
  // After normalising, "/.//host" has become "//host".
  if (url.origin !== own || url.pathname.startsWith("//") || journey.includes(url.pathname))
    return defaultReturnPath;
  return `${url.pathname}${url.search}${url.hash}` as Route; // as: a path somebody came from cannot be listed in a type
}

/** The address of a sign-in page that remembers where to go afterwards. */
export function withReturnPath(page: Route, next: string | null | undefined): Route {
  const path = returnPath(next);
  return path === defaultReturnPath ? page : (`${page}?next=${encodeURIComponent(path)}` as Route); // as: see above
}
