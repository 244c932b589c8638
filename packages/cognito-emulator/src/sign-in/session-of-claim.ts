/** The answer to an SRP challenge, as far as it says which exchange it belongs to. */
interface Claim {
  readonly session: string | undefined;
  readonly said: Readonly<Record<string, string>>;
}

/**
 * The session that an SRP claim continues. Published clients (pycognito and others) send none with PASSWORD_VERIFIER: on
 * AWS the secret block that they echo says which exchange it was, so here the session is named after it.
 */
export function sessionOfClaim({ session, said }: Claim): string | undefined {
  if (session !== undefined) return session;
  const echoed = said["PASSWORD_CLAIM_SECRET_BLOCK"];
  return echoed === undefined ? undefined : sessionNamedAfter(Buffer.from(echoed, "base64"));
}

/** The name of the session whose exchange has this secret block. */
export const sessionNamedAfter = (secretBlock: Buffer): string => secretBlock.toString("base64url");
