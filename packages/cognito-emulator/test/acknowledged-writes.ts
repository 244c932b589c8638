import { callOperation, signedFor } from "./call-operation.ts";

/** What one person's writes had come to when the last answer arrived. */
interface Account {
  readonly username: string;
  /** Steps that were answered, in order. */
  readonly answered: Step[];
  /** The step whose answer never came: it may have happened, or not. */
  pending: Step | null;
  refreshToken: string;
}

type Step = "create" | "password" | "sign-in" | "group" | "revoke" | "delete";

/** Every third account is signed out again, every fourth deleted. */
const stepsOf = (number: number): Step[] => [
  "create",
  "password",
  "sign-in",
  "group",
  ...(number % 3 === 0 ? (["revoke"] as const) : []),
  ...(number % 4 === 0 ? (["delete"] as const) : []),
];

const password = "Passw0rd!x";

/** A client that writes, and remembers exactly what it was told had been done. */
export class Witness {
  /** Steps the pool would not take: the test itself is wrong then. */
  readonly refusals: string[] = [];
  readonly #accounts: Account[] = [];
  #endpoint = "";
  #pool = { UserPoolId: "", ClientId: "" };

  /** How many writes were answered. */
  get answers(): number {
    return this.#accounts.reduce((sum, { answered }) => sum + answered.length, 0);
  }

  async openPool(endpoint: string): Promise<void> {
    this.#endpoint = endpoint;
    const pool = await this.#call("CreateUserPool", { PoolName: "kept" });
    const { Id: UserPoolId } = pool["UserPool"] as { Id: string }; // just created, with an id
    const flows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];
    const wanted = { UserPoolId, ClientName: "web", ExplicitAuthFlows: flows };
    const client = await this.#call("CreateUserPoolClient", wanted);
    const { ClientId } = client["UserPoolClient"] as { ClientId: string };
    this.#pool = { UserPoolId, ClientId };
    await this.#call("CreateGroup", { UserPoolId, GroupName: "admin" });
  }

  /** Writes account after account until the connection breaks; `onAnswer` hears of every answer. */
  async writeUntilCut(endpoint: string, name: string, onAnswer: () => void): Promise<void> {
    this.#endpoint = endpoint;
    for (let number = 0; ; number += 1) {
      const account: Account = {
        username: `${name}-${number}`,
        answered: [],
        pending: null,
        refreshToken: "",
      };
      this.#accounts.push(account);
      for (const step of stepsOf(number)) {
        account.pending = step;
        const connected = await this.#take(account, step).then(
          () => true,
          () => false,
        );
        if (!connected) return;
        account.answered.push(step);
        account.pending = null;
        onAnswer();
      }
    }
  }

  /** What the pool has forgotten of what it had answered. Empty is the promise. */
  async losses(endpoint: string): Promise<string[]> {
    this.#endpoint = endpoint;
    const checked = await Promise.all(this.#accounts.map((account) => this.#lossesOf(account)));
    return checked.flat();
  }

  async #lossesOf(account: Account): Promise<string[]> {
    const { username: Username, answered, pending, refreshToken } = account;
    const did = (step: Step) => answered.includes(step);
    const { UserPoolId, ClientId } = this.#pool;
    const names = { UserPoolId, Username };
    const lost = (what: string) => [`${Username}: ${what}`];
    const found = (await this.#call("AdminGetUser", names))["Username"] !== undefined;
    if (did("delete")) return found ? lost("deleted, and back") : [];
    if (did("create") && !found) return pending === "delete" ? [] : lost("created");
    const AuthParameters = { USERNAME: Username, PASSWORD: password };
    const signIn = { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters };
    if (did("password") && !("AuthenticationResult" in (await this.#call("InitiateAuth", signIn)))) {
      return lost("password");
    }
    const { Groups } = await this.#call("AdminListGroupsForUser", names);
    if (did("group") && (Groups as unknown[]).length === 0) return lost("group");
    if (!did("sign-in") || pending === "revoke") return [];
    const renewed = await this.#call("GetTokensFromRefreshToken", { ClientId, RefreshToken: refreshToken });
    const works = "AuthenticationResult" in renewed;
    const refusal = String(renewed["message"]);
    return works === did("revoke")
      ? lost(works ? "revocation" : `session (${refusal}, during ${pending})`)
      : [];
  }

  async #take(account: Account, step: Step): Promise<void> {
    const { UserPoolId, ClientId } = this.#pool;
    const names = { UserPoolId, Username: account.username };
    const AuthParameters = { USERNAME: account.username, PASSWORD: password };
    const requests: Record<Step, [operation: string, body: object]> = {
      create: ["AdminCreateUser", { ...names, MessageAction: "SUPPRESS" }],
      password: ["AdminSetUserPassword", { ...names, Password: password, Permanent: true }],
      "sign-in": ["InitiateAuth", { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters }],
      group: ["AdminAddUserToGroup", { ...names, GroupName: "admin" }],
      revoke: ["RevokeToken", { ClientId, Token: account.refreshToken }],
      delete: ["AdminDeleteUser", names],
    };
    const answer = await this.#call(...requests[step]);
    if ("__type" in answer) this.refusals.push(`${step}: ${String(answer["__type"])}`);
    const { AuthenticationResult: result } = answer as { AuthenticationResult?: { RefreshToken: string } };
    account.refreshToken = result?.RefreshToken ?? account.refreshToken;
  }

  async #call(operation: string, body: object): Promise<Record<string, unknown>> {
    return (await callOperation(this.#endpoint, operation, body, signedFor("ap-northeast-1"))).body;
  }
}
