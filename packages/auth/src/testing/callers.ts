import { type AuthState, authenticate, type SignedIn } from "../authenticate.ts";
import type { Verifier } from "../create-verifier.ts";
import type { RolePermissions } from "../policy/permissions.ts";
import type { RemoteCheck } from "../revocation/remote-check.ts";
import type { TestTokenUse } from "./cognito-claims.ts";
import { createTestIssuer, type TestIssuer } from "./test-issuer.ts";

/** What a caller's token says, where it differs from a good one of `hanako`. */
export type CallerOptions = {
  readonly sub?: string;
  readonly username?: string;
  readonly groups?: readonly string[];
  readonly scopes?: readonly string[];
  /** How long ago the person signed in, in seconds. Default: just now. */
  readonly signedInSecondsAgo?: number;
  /** Any further claims; what is named here wins. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Which role may do what. Default: nobody anything. */
  readonly rolePermissions?: RolePermissions;
  /** Whom `.use(confirmed)` asks; such as `{ confirm: async () => {} }`. Default: nobody, and such procedures fail. */
  readonly remoteCheck?: RemoteCheck;
};

/**
 * The `auth` of a context in which a plain user calls, for `createCaller({ auth: await asUser() })`. There is no
 * shortcut in it: a token is really signed by a pool in memory, and really verified.
 */
export const asUser = (options: CallerOptions = {}): Promise<SignedIn> =>
  asCaller("access", { ...options, groups: ["user", ...(options.groups ?? [])] });

/** The same for an administrator. */
export const asAdmin = (options: CallerOptions = {}): Promise<SignedIn> =>
  asCaller("access", { ...options, groups: ["admin", ...(options.groups ?? [])] });

/** The same for somebody who signed in and holds no role. */
export const asPerson = (options: CallerOptions = {}): Promise<SignedIn> => asCaller("access", options);

/** The same for an app client that speaks for itself. */
export const asMachine = (options: CallerOptions = {}): Promise<SignedIn> => asCaller("machine", options);

/** The `auth` of a context in which nobody is known. */
export const asNobody = (): AuthState => ({ kind: "anonymous" });

async function asCaller(use: TestTokenUse, options: CallerOptions): Promise<SignedIn> {
  const token = issuer().mintToken(use, { claims: claimsOf(options) });
  const state = await authenticate(verifierFor(options), {
    authorization: `Bearer ${token}`,
  });
  if (state.kind === "signed-in") return state;
  throw new Error("These claims do not make a good token.", {
    cause: "error" in state ? state.error : undefined,
  });
}

function claimsOf({ sub, username, groups, scopes, signedInSecondsAgo, claims }: CallerOptions) {
  const now = Math.floor(Date.now() / 1000);
  return {
    ...(sub === undefined ? {} : { sub }),
    ...(username === undefined ? {} : { username }),
    ...(groups === undefined || groups.length === 0 ? {} : { "cognito:groups": groups }),
    ...(scopes === undefined ? {} : { scope: scopes.join(" ") }),
    ...(signedInSecondsAgo === undefined ? {} : { auth_time: now - signedInSecondsAgo }),
    ...claims,
  };
}

let shared: TestIssuer | undefined;

/** One for the process: a key takes a tenth of a second to make. */
function issuer(): TestIssuer {
  shared ??= createTestIssuer();
  return shared;
}

function verifierFor({ rolePermissions, remoteCheck }: CallerOptions): Verifier {
  return issuer().createVerifier({
    ...(rolePermissions === undefined ? {} : { rolePermissions }),
    ...(remoteCheck === undefined ? {} : { remoteCheck }),
  });
}
