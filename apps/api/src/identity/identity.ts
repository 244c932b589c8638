import type { Role } from "@sekisho/contract/role";
import type { LoginAnswer, LoginInput, NewPasswordInput, Tokens } from "@sekisho/contract/session";
import type { ListPeopleInput, Person, PersonPage } from "@sekisho/contract/users";
import { type Clock, systemClock } from "../clock.ts";
import type { CognitoEnv } from "../env.ts";
import { assertInstalled } from "../installed.ts";
import type { OpenPool } from "./open-pool.ts";
import { createPoolClock } from "./pool-clock.ts";

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

/**
 * The user pool that the environment names, on Amazon Cognito or on this machine. The AWS SDK is a fifth of a start and
 * serves sign-ins and administration alone: it is loaded at the first of them.
 * @throws Error when the SDK is not installed: that is to be known at the start
 */
export function createIdentity(cognito: CognitoEnv, clock: Clock = systemClock): Identity {
  assertInstalled("@aws-sdk/client-cognito-identity-provider");
  const poolClock = createPoolClock(clock);
  let opening: Promise<OpenPool> | undefined;
  const pool = () => {
    opening ??= import("./open-pool.ts").then(({ openPool }) => openPool(cognito, poolClock));
    return opening;
  };
  return {
    issuers: cognito.issuers,
    async secondAtPool() {
      if (!poolClock.isKnown()) await (await pool()).askTheTime();
      return poolClock.second();
    },
    listPeople: async (input) => (await pool()).listPeople(input),
    findPerson: async (username) => (await pool()).findPerson(username),
    setRole: async (username, role) => (await pool()).setRole(username, role),
    disable: async (username) => (await pool()).disable(username),
    enable: async (username) => (await pool()).enable(username),
    signOutEverywhere: async (username) => (await pool()).signOutEverywhere(username),
    delete: async (username) => (await pool()).delete(username),
    resetPassword: async (username) => (await pool()).resetPassword(username),
    login: async (input) => (await pool()).login(input),
    respondNewPassword: async (input) => (await pool()).respondNewPassword(input),
    refresh: async (refreshToken) => (await pool()).refresh(refreshToken),
    revoke: async (refreshToken) => (await pool()).revoke(refreshToken),
    // What could not be loaded keeps nothing open; whoever called has been told.
    close: () =>
      void opening?.then(
        (open) => open.close(),
        () => undefined,
      ),
  };
}
