import type { AuthReason } from "../../src/errors/auth-reason.ts";
import type { TestIssuer } from "../../src/testing.ts";
import type { TokenUse } from "../../src/token/token-use.ts";

/** One attack: a token that must be refused, for this reason and no other. */
export type Forgery = {
  readonly name: string;
  /** The promise it tries to break. */
  readonly rule: string;
  /** Where the attack, or the clause against it, is written down. */
  readonly reference: string;
  readonly reason: AuthReason;
  /** What the verifier is set to; access unless said. */
  readonly tokenUse?: TokenUse;
  readonly forge: (pool: TestIssuer) => string;
};

/** Fills in what the rows of one table share. */
export function table(
  shared: Pick<Forgery, "rule" | "reference"> & Partial<Forgery>,
  rows: readonly (Pick<Forgery, "name" | "forge"> & Partial<Forgery>)[],
): readonly Forgery[] {
  return rows.map((row) => ({ ...shared, ...row }) as Forgery); // as: `reason` stands in one of the two
}

export type Parts = { readonly header: string; readonly claims: string; readonly signature: string };

/** The three segments of a token, still encoded. */
export function partsOf(token: string): Parts {
  const [header = "", claims = "", signature = ""] = token.split(".");
  return { header, claims, signature };
}

export const joined = ({ header, claims, signature }: Parts): string => `${header}.${claims}.${signature}`;

export const encode = (content: string | Uint8Array): string => Buffer.from(content).toString("base64url");
export const decode = (segment: string): string => Buffer.from(segment, "base64url").toString();

/** A good token with one header member replaced, signed by the pool: only the header can be the reason to refuse it. */
export const withHeader = (header: Record<string, unknown>) => (pool: TestIssuer) =>
  pool.mintToken("access", { header });

/** A good access token with some claims replaced, signed by the pool. */
export const withClaims = (claims: Record<string, unknown>) => (pool: TestIssuer) =>
  pool.mintToken("access", { claims });

/** A good id token with some claims replaced, signed by the pool. */
export const withIdClaims = (claims: Record<string, unknown>) => (pool: TestIssuer) =>
  pool.mintToken("id", { claims });

/** The pool's good signature over a header and claims of any bytes. */
export function signed(
  pool: TestIssuer,
  { header, claims }: { header?: string | Uint8Array; claims?: string | Uint8Array },
) {
  const good = partsOf(pool.mintToken("access"));
  return pool.sign(
    `${header === undefined ? good.header : encode(header)}.${claims === undefined ? good.claims : encode(claims)}`,
  );
}

/** The JSON text of a good token's claims with a piece of text put in front of its members. */
export const claimsTextWith = (pool: TestIssuer, members: string): string =>
  decode(partsOf(pool.mintToken("access")).claims).replace("{", `{${members},`);

/** The same for the header. */
export const headerTextWith = (pool: TestIssuer, members: string): string =>
  decode(partsOf(pool.mintToken("access")).header).replace("{", `{${members},`);
