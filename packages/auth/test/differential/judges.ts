import { CognitoJwtVerifier } from "aws-jwt-verify";
import { AuthError, cognitoIssuers } from "../../src/index.ts";
import type { TestIssuer } from "../../src/testing.ts";
import { settings } from "./bend.ts";
import type { Setting } from "./draft.ts";

/** What a verifier says of a token. `reason` is only for whoever reads a failure. */
export type Verdict =
  | { readonly accepted: true; readonly claims: Readonly<Record<string, unknown>> }
  | { readonly accepted: false; readonly reason: string };

export type Judges = {
  readonly ours: (token: string) => Promise<Verdict>;
  readonly theirs: (token: string) => Verdict;
};

const secondClient = "second";

/** Our verifier and aws-jwt-verify's under every setting, with the same pool, clients, keys and skew. */
export function createJudges(pool: TestIssuer): ReadonlyMap<Setting, Judges> {
  return new Map(settings.map((setting) => [setting, createPair(pool, setting)]));
}

function createPair(pool: TestIssuer, { tokenUse, anyClient }: Setting): Judges {
  const userPoolId = pool.issuer.slice(pool.issuer.lastIndexOf("/") + 1);
  const clientIds = anyClient ? null : [pool.clientId, secondClient];
  const verifier = pool.createVerifier({
    issuers: cognitoIssuers(userPoolId.split("_")[0] ?? "", userPoolId),
    tokenUse,
    clientIds,
  });
  const peer = CognitoJwtVerifier.create({ userPoolId, tokenUse, clientId: clientIds, graceSeconds: 60 });
  peer.cacheJwks({ keys: [{ ...pool.publicJwk(), kty: "RSA" }] }, userPoolId);

  return {
    async ours(token) {
      try {
        return { accepted: true, claims: (await verifier.verify(token)).claims };
      } catch (error) {
        // Whatever else it throws is no verdict, but a bug.
        if (!(error instanceof AuthError) || error.code !== "token_validation_failed") throw error;
        return { accepted: false, reason: error.reason };
      }
    },
    theirs(token) {
      try {
        // The synchronous form knows only the keys it was given: a made-up kid fetches nothing.
        return { accepted: true, claims: peer.verifySync(token) };
      } catch (error) {
        return { accepted: false, reason: String(error) };
      }
    },
  };
}
