import { refuse } from "../errors/auth-error.ts";

/**
 * The longest token that is looked at, in characters. Cognito's are 1 to 2 thousand; the room is for groups and for what
 * a pre-token-generation trigger adds. It must stay below the server's limit for header fields.
 */
export const tokenMaxLength = 8192;

/** The three segments of a token. Nothing in it is proven yet. */
export type CompactToken = {
  /** Still encoded, and its spelling not yet looked at: most headers are those of the token before. */
  readonly header: string;
  readonly claims: Buffer;
  readonly signature: Buffer;
  /** What the signature covers: header and claims as they were sent, with the point between them. */
  readonly signingInput: string;
};

/**
 * Splits a compact JWS (RFC 7515, section 3.1) into its three segments and checks the spelling of the two that differ
 * from token to token. Its length was looked at before.
 * @throws AuthError `token_validation_failed`
 */
export function readCompactToken(text: string): CompactToken {
  const first = text.indexOf(".");
  const second = text.indexOf(".", first + 1);
  if (first === -1 || second === -1) throw refuse("token_not_compact");
  return {
    header: text.slice(0, first),
    claims: decodeSegment(text.slice(first + 1, second)),
    signature: decodeSegment(text.slice(second + 1)),
    signingInput: text.slice(0, second),
  };
}

/**
 * Decodes base64url without padding (RFC 7515, section 2). Whatever is not spelt as it would be encoded is refused, the
 * unused last bits included (RFC 4648, section 3.5): otherwise one signature has several spellings, and a deny list or
 * cache keyed by the text can be walked around.
 * @throws AuthError `token_validation_failed`
 */
export function decodeSegment(text: string): Buffer {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length === 0 || bytes.toString("base64url") !== text) throw refuse("token_not_compact");
  return bytes;
}
