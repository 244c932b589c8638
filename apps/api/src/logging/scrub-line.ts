import { escapeControl } from "./escape-control.ts";

/**
 * The last stop before a line leaves the process: whatever looks like a credential is taken out, wherever it came from,
 * and characters that could move a terminal's cursor or break a line are escaped. The line stays valid JSON.
 */
export function scrubLine(line: string): string {
  const text = line
    .trimEnd()
    .replace(jsonWebToken, (found) => (/[.%]/.test(found) ? "[token]" : found))
    .replace(bearer, "$1 [token]")
    .replace(secretField, '$1"[secret]"')
    .replace(urlCredentials, "://[secret]@");
  return `${escapeControl(text)}\n`;
}

/**
 * A JOSE header begins with `{"`, which is `eyJ` in base64url; five parts are an encrypted token; in a path, `%2E` is a dot.
 * It also matches a beginning that nothing follows, which is then put back: a pattern that failed there would be tried
 * anew at every `eyJ` of a path made of them, for a third of a second in 16 KB.
 */
const jsonWebToken = /eyJ[\w-]{5,}(?:(?:\.|%2[Ee])[\w-]*){0,4}/g;

const bearer = /\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi;

/** A member whose name says that its value is for nobody's eyes. */
const secretField =
  /("(?:[\w-]*(?:password|secret|token|cookie|authorization|session|code_verifier))"\s*:\s*)"(?:[^"\\]|\\.)*"/gi;

const urlCredentials = /:\/\/[^\s/@"]+@/g;
