import type { AuthReason } from "../../src/errors/auth-reason.ts";
import type { TestIssuer } from "../../src/testing.ts";
import type { TokenUse } from "../../src/token/token-use.ts";
import type { ShapeName, ShapePool } from "../shape-pools.ts";

/** One attack: a token that must be refused, for this reason and no other. */
export type Forgery = Attack & (OnPool | OnShape);

type Attack = {
  readonly name: string;
  /** The promise it tries to break. */
  readonly rule: string;
  /** Where the attack, or the clause against it, is written down. */
  readonly reference: string;
  readonly reason: AuthReason;
};

/** An attack on a Cognito user pool. */
type OnPool = {
  readonly shape?: undefined;
  /** What the verifier is set to; access unless said. */
  readonly tokenUse?: TokenUse;
  /** `remembered` is a good token that the same verifier has just let in. */
  readonly forge: (pool: TestIssuer, remembered: string) => string;
};

/** An attack on another provider. */
type OnShape = {
  readonly shape: ShapeName;
  readonly tokenUse?: undefined;
  readonly forge: (pool: ShapePool, remembered: string) => string;
};

/** A user pool is attacked unless a shape is named. */
export type PoolForgery = Attack & OnPool;

/** Fills in what the rows of one table share. */
export function table(
  shared: Pick<Attack, "rule" | "reference"> & Partial<PoolForgery>,
  rows: readonly (Pick<PoolForgery, "name" | "forge"> & Partial<PoolForgery>)[],
): readonly Forgery[] {
  return rows.map((row) => ({ ...shared, ...row }) as Forgery); // as: `reason` stands in one of the two
}

/** The same for attacks on another provider. */
export function shapeTable(
  shared: Pick<Attack, "rule" | "reference"> & Partial<Attack> & { readonly shape: ShapeName },
  rows: readonly (Pick<Attack, "name"> & Partial<Attack> & Pick<OnShape, "forge">)[],
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

/** A good token of another provider with some claims replaced, signed by it. */
export const bentClaims = (claims: Record<string, unknown>) => (pool: ShapePool) =>
  pool.mintToken("person", { claims });

/** The same with a header member replaced. */
export const bentHeader = (header: Record<string, unknown>) => (pool: ShapePool) =>
  pool.mintToken("person", { header });

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
