import type { Role } from "@sekisho/contract/role";
import type { LoginAnswer, LoginInput, NewPasswordInput, Tokens } from "@sekisho/contract/session";
import type { ListPeopleInput, Person, PersonPage } from "@sekisho/contract/users";
import { type Clock, systemClock } from "../clock.ts";
import type { CognitoEnv } from "../env.ts";
import { askTheTime } from "./ask-the-time.ts";
import { deletePerson } from "./delete-person.ts";
import { findPerson } from "./find-person.ts";
import { listPeople } from "./list-people.ts";
import { logIn, respondNewPassword } from "./log-in.ts";
import { createPoolClock } from "./pool-clock.ts";
import { connectToPool } from "./pool-connection.ts";
import { refreshTokens } from "./refresh-tokens.ts";
import { resetPassword } from "./reset-password.ts";
import { revokeToken } from "./revoke-token.ts";
import { disablePerson, enablePerson } from "./set-enabled.ts";
import { setRole } from "./set-role.ts";
import { signOutEverywhere } from "./sign-out-everywhere.ts";

/**
 * The user pool, as features see it. Every method rejects with an ApiError of the closed list.
 * `username` may be a sub or a verified alias; `findPerson` answers the real one.
 */
export type Identity = {
  /** The names under which the pool issues tokens. */
  readonly issuers: readonly string[];
  /**
   * The pool's present second, since 1970: what it issues from the next second on has a later `iat`. A pool that has not
   * answered anything yet is asked; where it does not answer, our own clock stands for its. Never rejects.
   */
  secondAtPool(): Promise<number>;
  listPeople(input: ListPeopleInput): Promise<PersonPage>;
  findPerson(username: string): Promise<Person>;
  setRole(username: string, role: Role | null): Promise<void>;
  disable(username: string): Promise<void>;
  enable(username: string): Promise<void>;
  signOutEverywhere(username: string): Promise<void>;
  delete(username: string): Promise<void>;
  resetPassword(username: string): Promise<void>;
  login(input: LoginInput): Promise<LoginAnswer>;
  respondNewPassword(input: NewPasswordInput): Promise<LoginAnswer>;
  refresh(refreshToken: string): Promise<Tokens>;
  revoke(refreshToken: string): Promise<void>;
  /** Lets go of connections kept open to the pool. */
  close(): void;
};

/** The user pool that the environment names, on Amazon Cognito or on this machine. */
export function createIdentity(cognito: CognitoEnv, clock: Clock = systemClock): Identity {
  const poolClock = createPoolClock(clock);
  const pool = connectToPool(cognito, poolClock);
  return {
    issuers: cognito.issuers,
    async secondAtPool() {
      if (!poolClock.isKnown()) await askTheTime(pool);
      return poolClock.second();
    },
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
