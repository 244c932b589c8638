import type { CognitoEnv } from "../env.ts";
import { askTheTime } from "./ask-the-time.ts";
import { deletePerson } from "./delete-person.ts";
import { findPerson } from "./find-person.ts";
import type { Identity } from "./identity.ts";
import { listPeople } from "./list-people.ts";
import { logIn, respondNewPassword } from "./log-in.ts";
import type { PoolClock } from "./pool-clock.ts";
import { connectToPool } from "./pool-connection.ts";
import { refreshTokens } from "./refresh-tokens.ts";
import { resetPassword } from "./reset-password.ts";
import { revokeToken } from "./revoke-token.ts";
import { disablePerson, enablePerson } from "./set-enabled.ts";
import { setRole } from "./set-role.ts";
import { signOutEverywhere } from "./sign-out-everywhere.ts";

/** The user pool's verbs, and one that lets it tell its time. */
export type OpenPool = Omit<Identity, "issuers" | "secondAtPool"> & { askTheTime(): Promise<void> };

/** The verbs of this pool. The AWS SDK is loaded with this file: only `identity.ts` imports it, at the first call. */
export function openPool(cognito: CognitoEnv, poolClock: PoolClock): OpenPool {
  const pool = connectToPool(cognito, poolClock);
  return {
    askTheTime: () => askTheTime(pool),
    listPeople: (input) => listPeople(pool, input),
    findPerson: (username) => findPerson(pool, username),
    setRole: (username, role) => setRole(pool, username, role),
    disable: (username) => disablePerson(pool, username),
    enable: (username) => enablePerson(pool, username),
    signOutEverywhere: (username) => signOutEverywhere(pool, username),
    delete: (username) => deletePerson(pool, username),
    resetPassword: (username) => resetPassword(pool, username),
    login: (input) => logIn(pool, input),
    respondNewPassword: (input) => respondNewPassword(pool, input),
    refresh: (refreshToken) => refreshTokens(pool, refreshToken),
    revoke: (refreshToken) => revokeToken(pool, refreshToken),
    close: () => pool.client.destroy(),
  };
}
