/** Parts of a token to bend: what is named replaces the good value, and `undefined` takes it away. */
export type Bend = {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
};

/** The text a signature covers. */
export const signingInputOf = (header: unknown, claims: unknown): string =>
  `${encode(header)}.${encode(claims)}`;

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
