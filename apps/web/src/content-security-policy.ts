import { cognitoOrigin } from "./cognito-origin.ts";
import type { RuntimeConfig } from "./env.ts";

type Page = { readonly config: RuntimeConfig; readonly nonce: string; readonly dev: boolean };

/**
 * The Content-Security-Policy of a page: nothing is allowed but what is named (CSP level 3).
 * Scripts run by nonce; the browser may speak to this server, the API and the user pool only.
 * `next dev` evaluates code and writes style tags of its own; only there are both allowed.
 */
export function contentSecurityPolicy({ config, nonce, dev }: Page): string {
  const directives = {
    "default-src": "'none'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src": dev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": `'self' ${new URL(config.apiUrl).origin} ${cognitoOrigin(config)}`,
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}
