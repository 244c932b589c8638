import { clockSkewSeconds, tokenMaxLength } from "../../src/index.ts";
import { yearTenThousand } from "../odd-values.ts";
import type { Facts } from "./draft.ts";

/** One way in which our verdict differs from aws-jwt-verify's, on purpose. */
export type KnownDifference = {
  readonly name: string;
  /** Who refuses what the other one accepts. */
  readonly refusedBy: "us" | "aws-jwt-verify";
  readonly why: string;
  /** Whether a token has it: from what is written in the token, not from what anybody says of it. */
  readonly has: (facts: Facts) => boolean;
};

/**
 * The closed list. A difference that is not in it fails the differential test, and so does an entry that does not occur.
 * Where aws-jwt-verify is the stricter one, it checks the type of a claim from which we read nothing.
 */
export const knownDifferences: readonly KnownDifference[] = [
  // How the token is spelled.
  {
    name: "padding in a segment",
    refusedBy: "us",
    why: "RFC 7515, section 2: base64url without padding. Two spellings of one token walk around a deny list.",
    has: ({ token }) => token.includes("="),
  },
  {
    name: "spare bits at the end of a segment that are not zero",
    refusedBy: "us",
    why: "RFC 4648, section 3.5: sixteen signatures that differ in spelling only walk around a deny list.",
    has: ({ segments }) => segments.some((segment) => isWhole(segment) && respelled(segment) !== segment),
  },
  {
    name: "a last letter that stands for no byte",
    refusedBy: "us",
    why: "RFC 4648, section 4: no text encodes to such a length; decoders that ignore the letter read another token.",
    has: ({ segments }) => segments.some((segment) => segment.length % 4 === 1),
  },
  {
    name: "a token that is too long",
    refusedBy: "us",
    why: "Work done for a stranger is bounded before it is begun (CWE-400).",
    has: ({ token }) => token.length > tokenMaxLength,
  },
  {
    name: "bytes that are not UTF-8",
    refusedBy: "us",
    why: "RFC 8259, section 8.1: a reader that replaces them reads another text than one that does not.",
    has: ({ isUtf8 }) => !isUtf8,
  },
  {
    name: "a member named twice",
    refusedBy: "us",
    why: "RFC 7515, section 4 and RFC 7519, section 4: of two values another reader may take the other.",
    has: ({ isNamedTwice }) => isNamedTwice,
  },
  // What the header asks for.
  {
    name: "crit",
    refusedBy: "us",
    why: "RFC 7515, section 4.1.11: an extension that must be understood, and is not (CVE-2025-59420).",
    has: ({ header }) => "crit" in header,
  },
  {
    name: "b64",
    refusedBy: "us",
    why: "RFC 7797: it changes what was signed.",
    has: ({ header }) => "b64" in header,
  },
  {
    name: "cty",
    refusedBy: "us",
    why: "RFC 7519, section 5.2: it announces a token inside the token.",
    has: ({ header }) => "cty" in header,
  },
  {
    name: "a typ of another kind of token",
    refusedBy: "us",
    why: "RFC 8725, section 3.11: a token of another type is another thing, and an id token is no at+jwt.",
    has: ({ header, setting }) => "typ" in header && !isTypeOf(setting.tokenUse, header["typ"]),
  },
  // When it is valid.
  {
    name: "no exp",
    refusedBy: "us",
    why: "A token without an end is never over; Cognito makes none.",
    has: ({ claims }) => !("exp" in claims),
  },
  {
    name: "no iat",
    refusedBy: "us",
    why: "A token that does not say when it was issued cannot be measured against anything that happened later.",
    has: ({ claims }) => !("iat" in claims),
  },
  {
    name: "an iat in the future",
    refusedBy: "us",
    why: "The pool cannot have issued it yet: its clock or the token is wrong.",
    has: ({ claims, now }) => isNumber(claims["iat"], now + clockSkewSeconds, yearTenThousand),
  },
  {
    name: "a date before 1970",
    refusedBy: "us",
    why: "RFC 7519, section 2 counts from 1970; Cognito is younger.",
    has: ({ claims }) => dates.some((name) => isNumber(claims[name], -Infinity, 0)),
  },
  {
    name: "a date after the year 9999",
    refusedBy: "us",
    why: "RFC 3339 cannot write it: nobody could be shown when the token ends.",
    has: ({ claims }) => dates.some((name) => isNumber(claims[name], yearTenThousand, Infinity)),
  },
  {
    name: "an auth_time that is no number",
    refusedBy: "us",
    why: "It is handed on as the moment of the sign-in, which a guard may measure.",
    has: ({ claims }) => "auth_time" in claims && typeof claims["auth_time"] !== "number",
  },
  // Whose it is.
  {
    name: "no sub",
    refusedBy: "us",
    why: "Rows are owned by sub: without one the caller is nobody.",
    has: ({ claims }) => !("sub" in claims),
  },
  {
    name: "a sub that is no name",
    refusedBy: "us",
    why: "Rows are owned by sub: empty, overlong, or with control characters, it could be taken for another one.",
    has: ({ claims }) => typeof claims["sub"] === "string" && !isName(claims["sub"]),
  },
  {
    name: "a username that is no name",
    refusedBy: "us",
    why: "It is shown and logged.",
    has: ({ claims, setting }) => {
      const name = setting.tokenUse === "access" ? "username" : "cognito:username";
      return name in claims && !isName(claims[name]);
    },
  },
  {
    name: "an e-mail address in an id token that is no text",
    refusedBy: "us",
    why: "It is handed on as an address.",
    has: ({ claims, setting }) =>
      setting.tokenUse === "id" && "email" in claims && typeof claims["email"] !== "string",
  },
  {
    name: "groups that are no list of texts",
    refusedBy: "us",
    why: "Groups grant roles: guessing what they meant would be guessing who may do what.",
    has: ({ claims }) => "cognito:groups" in claims && !isListOfTexts(claims["cognito:groups"]),
  },
  {
    name: "an origin_jti that is no id",
    refusedBy: "us",
    why: "Sign-ins are revoked by it.",
    has: ({ claims }) => {
      const originJti = claims["origin_jti"];
      return (
        "origin_jti" in claims && (typeof originJti !== "string" || !isBetween(originJti.length, 1, 255))
      );
    },
  },
  {
    name: "no one app client, where every client is accepted",
    refusedBy: "us",
    why: "The principal names the client the token was made for; which one may be left open, but not whether.",
    has: ({ claims, setting }) => {
      const client = claims[setting.tokenUse === "access" ? "client_id" : "aud"];
      return setting.anyClient && (typeof client !== "string" || client === "");
    },
  },
  // What we do not read.
  {
    name: "a jti that is no text",
    refusedBy: "aws-jwt-verify",
    why: "Nothing is read from it here.",
    has: ({ claims }) => "jti" in claims && typeof claims["jti"] !== "string",
  },
  {
    name: "an aud in an access token that is neither a text nor a list of texts",
    refusedBy: "aws-jwt-verify",
    why: "An access token's client is in client_id; nothing is read from its aud here.",
    has: ({ claims, setting }) =>
      setting.tokenUse === "access" &&
      "aud" in claims &&
      typeof claims["aud"] !== "string" &&
      !isListOfTexts(claims["aud"]),
  },
  {
    name: "a scope in an id token that is no text",
    refusedBy: "aws-jwt-verify",
    why: "An id token grants no scopes; nothing is read from it here.",
    has: ({ claims, setting }) =>
      setting.tokenUse === "id" && "scope" in claims && typeof claims["scope"] !== "string",
  },
];

const dates = ["exp", "nbf", "iat", "auth_time"];

const types = {
  access: ["jwt", "application/jwt", "at+jwt", "application/at+jwt"],
  id: ["jwt", "application/jwt"],
} as const;

const isTypeOf = (use: keyof typeof types, typ: unknown): boolean =>
  typeof typ === "string" && types[use].some((known) => known === typ.toLowerCase());

const isWhole = (segment: string): boolean => segment.length % 4 !== 1 && !segment.includes("=");

const respelled = (segment: string): string => Buffer.from(segment, "base64url").toString("base64url");

const isBetween = (value: number, least: number, most: number): boolean => value >= least && value <= most;

/** A number from `least` up to but not including `end`; Infinity counts as after everything. */
const isNumber = (value: unknown, least: number, end: number): boolean =>
  typeof value === "number" && value >= least && (value < end || value === Infinity);

const isListOfTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((member) => typeof member === "string");

/** OpenID Connect Core, section 2 bounds `sub` at 255; written without the pattern the verifier uses. */
const isName = (value: unknown): boolean =>
  typeof value === "string" &&
  isBetween(value.length, 1, 255) &&
  value.isWellFormed() &&
  !Array.from(value, (letter) => letter.charCodeAt(0)).some(isControl);

const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code < 0xa0);
