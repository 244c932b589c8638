import type { PoolApi, Sent } from "./pool-api.ts";

/** Who asks. `forged`: a token whose signature is not the pool's. */
export const callers = ["anonymous", "user", "admin", "machine", "forged"] as const;
export type Caller = (typeof callers)[number];

/** The people and the token of each caller, and what is made for a call before it is made. */
export type RestWorld = {
  readonly api: PoolApi;
  readonly usernames: Readonly<Record<"user" | "admin", string>>;
  /** Subjects by the name they have in a committed answer. */
  readonly subjects: ReadonlyMap<string, string>;
  readonly headersOf: (caller: Caller) => Record<string, string>;
  /** Makes an item of this caller's, or of the user's for whoever can own none. */
  readonly newItem: (caller: Caller) => Promise<number>;
  readonly newTokens: () => Promise<{ refresh_token: string }>;
  readonly newChallenge: () => Promise<{ username: string; session: string }>;
};

/** One operation of the document, and how to call it so that it succeeds for whoever may. */
export type RestCall = {
  /** As the OpenAPI document names it. */
  readonly operation: `${"GET" | "POST" | "PATCH" | "DELETE"} ${string}`;
  readonly request: (world: RestWorld, caller: Caller) => Promise<Omit<Sent, "method" | "headers">>;
};

const prefix = "/api/v1";
export const password = "Passw0rd!x";

const plain = (path: string): RestCall => ({
  operation: `GET ${path}`,
  request: async () => ({ url: path }),
});

export const restCalls: readonly RestCall[] = [
  ...["/", "/healthz", "/readyz"].map(plain),
  ...["/public", "/protected", "/user", "/admin", "/profile", "/items/me", "/debug/token"].map((path) =>
    plain(prefix + path),
  ),
  {
    operation: `GET ${prefix}/items`,
    request: async ({ newItem }, caller) => {
      for (let count = 0; count < 2; count++) await newItem(caller);
      return { url: `${prefix}/items?limit=1` };
    },
  },
  {
    operation: `POST ${prefix}/items`,
    request: async () => ({ url: `${prefix}/items`, payload: { name: "通行手形" } }),
  },
  {
    operation: `GET ${prefix}/items/{id}`,
    request: async ({ newItem }, caller) => ({ url: `${prefix}/items/${await newItem(caller)}` }),
  },
  {
    operation: `PATCH ${prefix}/items/{id}`,
    request: async ({ newItem }, caller) => ({
      url: `${prefix}/items/${await newItem(caller)}`,
      payload: { name: "駅鈴" },
    }),
  },
  {
    operation: `DELETE ${prefix}/items/{id}`,
    request: async ({ newItem }, caller) => ({ url: `${prefix}/items/${await newItem(caller)}` }),
  },
  {
    operation: `POST ${prefix}/user/login`,
    request: async ({ usernames }) => ({
      url: `${prefix}/user/login`,
      payload: { username: usernames.user, password },
    }),
  },
  {
    operation: `POST ${prefix}/user/new-password`,
    request: async ({ newChallenge }) => ({
      url: `${prefix}/user/new-password`,
      payload: { ...(await newChallenge()), new_password: "Hakone-no-seki-1619!" },
    }),
  },
  {
    operation: `POST ${prefix}/user/refresh`,
    request: async ({ newTokens }) => ({ url: `${prefix}/user/refresh`, payload: await newTokens() }),
  },
  {
    operation: `POST ${prefix}/user/logout`,
    request: async ({ newTokens }) => ({ url: `${prefix}/user/logout`, payload: await newTokens() }),
  },
];

export async function createRestWorld(api: PoolApi): Promise<RestWorld> {
  const user = await api.pool.addUser({ username: "hanako", groups: ["user"] });
  const admin = await api.pool.addUser({ username: "kanri", groups: ["admin"] });
  const logIn = async (username: string, given = password) =>
    (
      await api.send({
        method: "POST",
        url: `${prefix}/user/login`,
        payload: { username, password: given },
      })
    ).json();
  const tokens: Record<Caller, string | null> = {
    anonymous: null,
    user: (await logIn(user.username)).access_token,
    admin: (await logIn(admin.username)).access_token,
    machine: await machineToken(api),
    forged: forged((await logIn(user.username)).access_token),
  };
  const headersOf = (caller: Caller): Record<string, string> => {
    const token = tokens[caller];
    return token === null ? {} : { authorization: `Bearer ${token}` };
  };
  return {
    api,
    usernames: { user: user.username, admin: admin.username },
    subjects: new Map([
      [user.sub, "{sub of hanako}"],
      [admin.sub, "{sub of kanri}"],
      [api.pool.clientId, "{client id}"],
      [api.clientId, "{confidential client id}"],
    ]),
    headersOf,
    async newItem(caller) {
      const owner = caller === "anonymous" || caller === "forged" ? "user" : caller;
      const made = await api.send({
        method: "POST",
        url: `${prefix}/items`,
        headers: headersOf(owner),
        payload: { name: "通行手形" },
      });
      return made.json().id;
    },
    async newTokens() {
      const { refresh_token } = await logIn(user.username);
      return { refresh_token };
    },
    async newChallenge() {
      const invited = await api.pool.addUser({ temporary: true });
      const { username, session } = await logIn(invited.username, invited.password);
      return { username, session };
    },
  };
}

/** A machine's token has no user name, no sign-in and no groups. */
async function machineToken({ pool }: PoolApi): Promise<string> {
  const claims = {
    sub: pool.clientId,
    username: undefined,
    "cognito:groups": undefined,
    origin_jti: undefined,
    auth_time: undefined,
    scope: "items/read",
  };
  return await pool.mintToken({ use: "access", user: await pool.addUser(), claims });
}

/** The same claims under a signature that was made up. */
function forged(token: string): string {
  const [head, claims, signature = ""] = token.split(".");
  return [
    head,
    claims,
    Buffer.alloc(Buffer.from(signature, "base64url").length, 7).toString("base64url"),
  ].join(".");
}
