import type { TestIssuer } from "../../src/testing.ts";
import type { TokenUse } from "../../src/token/token-use.ts";
import { decode, encode, partsOf } from "../forgeries/forgery.ts";
import { type Members, membersOf, writeMembers } from "../json-members.ts";

/** What both verifiers are set to. */
export type Setting = { readonly tokenUse: TokenUse; readonly anyClient: boolean };

/** A token before it is written: every step of the writing can be bent. */
export type Draft = {
  setting: Setting;
  header: Members;
  claims: Members;
  /** The bytes of the two texts: for what is not UTF-8, or no object. */
  headerBytes: (text: string) => Uint8Array;
  claimsBytes: (text: string) => Uint8Array;
  /** The spelling of the three segments, before the first two are signed. */
  spellHeader: (bytes: Uint8Array) => string;
  spellClaims: (bytes: Uint8Array) => string;
  spellSignature: (encoded: string) => string;
  sign: (input: string, pool: TestIssuer) => string;
  /** What happens to the token on its way. */
  carry: (token: string) => string;
};

/** What can be said of a token without asking a verifier. A known difference is decided by this alone. */
export type Facts = {
  readonly setting: Setting;
  readonly token: string;
  readonly segments: readonly string[];
  /** What JSON.parse makes of the segment: of two members of one name the last; empty when it is no object. */
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly isUtf8: boolean;
  readonly isNamedTwice: boolean;
  /** When the token was written, in seconds since 1970. */
  readonly now: number;
};

/** Makes drafts of good tokens of a pool, without signing them. */
export function createDraftsman(pool: TestIssuer): (setting: Setting, use?: TokenUse) => Draft {
  const good = { access: partsOf(pool.mintToken("access")), id: partsOf(pool.mintToken("id")) };
  return (setting, use = setting.tokenUse) => ({
    setting,
    header: membersOf(decode(good[use].header)),
    claims: membersOf(decode(good[use].claims)),
    headerBytes: (text) => Buffer.from(text),
    claimsBytes: (text) => Buffer.from(text),
    spellHeader: encode,
    spellClaims: encode,
    spellSignature: (encoded) => encoded,
    sign: (input) => signatureOf(pool.sign(input)),
    carry: (token) => token,
  });
}

export const signatureOf = (token: string): string => token.slice(token.lastIndexOf(".") + 1);

/** Writes and signs a draft, and says what it has become. */
export function writeToken(draft: Draft, pool: TestIssuer): Facts {
  const headerBytes = draft.headerBytes(writeMembers(draft.header));
  const claimsBytes = draft.claimsBytes(writeMembers(draft.claims));
  const input = `${draft.spellHeader(headerBytes)}.${draft.spellClaims(claimsBytes)}`;
  const token = draft.carry(`${input}.${draft.spellSignature(draft.sign(input, pool))}`);
  return {
    setting: draft.setting,
    token,
    segments: token.split("."),
    header: readObject(headerBytes),
    claims: readObject(claimsBytes),
    isUtf8: isUtf8(headerBytes) && isUtf8(claimsBytes),
    isNamedTwice: hasNameTwice(draft.header) || hasNameTwice(draft.claims),
    now: Date.now() / 1000,
  };
}

function readObject(bytes: Uint8Array): Record<string, unknown> {
  const nothing = Object.create(null) as Record<string, unknown>; // as: Object.create is typed any
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString());
    return typeof value === "object" && !Array.isArray(value) ? Object.assign(nothing, value) : nothing;
  } catch {
    return nothing;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  return Buffer.from(Buffer.from(bytes).toString()).equals(bytes);
}

const hasNameTwice = (members: Members): boolean =>
  new Set(members.map(([name]) => name)).size < members.length;
