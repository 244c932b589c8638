import { createHash } from "node:crypto";
import { createEmulator, type Emulator, type EmulatorOptions } from "../src/index.ts";
import { Browser, fetchSecurely, type Page } from "./browser.ts";
import { callOperation, signedFor } from "./call-operation.ts";

export const REGION = "ap-northeast-1";
export const PASSWORD = "Passw0rd!x";
/** Where the app expects the browser back. Nobody listens there: the tests read the address. */
export const CALLBACK = "http://localhost:3000/callback";
export const SIGNED_OUT = "http://localhost:3000/signed-out";
export const VERIFIER = "a-verifier-of-the-app-that-is-long-enough-0123456789";
const CHALLENGE = createHash("sha256").update(VERIFIER).digest("base64url");

type Answer = Record<string, unknown>;
export type Claims = Record<string, unknown>;

/** What an app needs of an emulator, which may run in another process. */
export type Reachable = Pick<Emulator, "url" | "secureUrl" | "authority" | "close">;

/** An OAuth client written by hand, the pool it belongs to, and the clock both live by. */
export interface OAuthApp<Where extends Reachable = Emulator> {
  readonly emulator: Where;
  /** `https://localhost:PORT`. */
  readonly origin: string;
  readonly authority: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** Milliseconds since the epoch; move it at will. */
  now: number;
  administer(operation: string, body: object): Promise<Answer>;
  /** A confirmed user with a verified address, by user name. */
  addUser(username: string, attributes?: Record<string, string>): Promise<void>;
  lastCode(user: string): Promise<string>;
  browser(language?: string): Browser;
  /** The address an app sends its user to; undefined leaves a parameter out. */
  authorizeUrl(over?: Record<string, string | undefined>): string;
  /** Signs in at the pages and returns the address the browser is sent back to. */
  signIn(browser: Browser, username: string, over?: Record<string, string | undefined>): Promise<URL>;
  /** POST /oauth2/token, /oauth2/revoke. */
  post(
    path: string,
    fields: Record<string, string | undefined>,
    headers?: Record<string, string>,
  ): Promise<Page>;
  /** Redeems a code as the app does. */
  redeem(code: string | null, over?: Record<string, string | undefined>): Promise<Page>;
  close(): Promise<void>;
}

interface AppOptions {
  readonly pool?: object;
  readonly client?: object;
  readonly emulator?: EmulatorOptions;
}

export async function openOAuthApp(options: AppOptions = {}): Promise<OAuthApp> {
  const time = { now: Date.now() };
  const emulator = await createEmulator({ clock: { now: () => time.now }, tlsPort: 0, ...options.emulator });
  return addOAuthApp(emulator, time, options);
}

/** A pool with a domain and a client of its own, in an emulator that runs. */
export async function addOAuthApp<Where extends Reachable>(
  emulator: Where,
  time: { now: number },
  options: AppOptions = {},
): Promise<OAuthApp<Where>> {
  const call = async (operation: string, body: object) => {
    const { status, body: answer } = await callOperation(emulator.url, operation, body, signedFor(REGION));
    if (status !== 200)
      throw new Error(`${operation}: ${String(answer["__type"])}: ${String(answer["message"])}`);
    return answer;
  };
  const { UserPool } = await call("CreateUserPool", {
    PoolName: "app",
    AliasAttributes: ["email"],
    AutoVerifiedAttributes: ["email"],
    Schema: [{ Name: "role", AttributeDataType: "String", Mutable: true }],
    ...options.pool,
  });
  const userPoolId = (UserPool as { Id: string }).Id; // AWS UserPoolType
  await call("CreateUserPoolDomain", {
    UserPoolId: userPoolId,
    // In hexadecimal, for now and then an id spells a word that AWS reserves.
    Domain: `app-${Buffer.from(userPoolId.slice(-9)).toString("hex")}`,
  });
  const { UserPoolClient } = await call("CreateUserPoolClient", {
    UserPoolId: userPoolId,
    ClientName: "Products",
    ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    PreventUserExistenceErrors: "ENABLED",
    CallbackURLs: [CALLBACK],
    LogoutURLs: [SIGNED_OUT],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ["code"],
    AllowedOAuthScopes: ["openid", "email", "profile", "aws.cognito.signin.user.admin"],
    SupportedIdentityProviders: ["COGNITO"],
    ...options.client,
  });
  const client = UserPoolClient as { ClientId: string; ClientSecret?: string }; // AWS UserPoolClientType
  const origin = emulator.secureUrl ?? "";
  const authority = emulator.authority?.certificate ?? "";

  const post: OAuthApp["post"] = (path, fields, headers = {}) =>
    fetchSecurely(origin + path, authority, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: formOf(fields).toString(),
    });
  const authorizeUrl: OAuthApp["authorizeUrl"] = (over = {}) => {
    const asked = {
      response_type: "code",
      client_id: client.ClientId,
      redirect_uri: CALLBACK,
      scope: "openid email profile",
      state: "state-of-the-app",
      code_challenge: CHALLENGE,
      code_challenge_method: "S256",
      ...over,
    };
    return `${origin}/oauth2/authorize?${formOf(asked).toString()}`;
  };

  return {
    get now() {
      return time.now;
    },
    set now(now) {
      time.now = now;
    },
    emulator,
    origin,
    authority,
    userPoolId,
    clientId: client.ClientId,
    clientSecret: client.ClientSecret,
    administer: (operation: string, body: object) => call(operation, { UserPoolId: userPoolId, ...body }),
    async addUser(Username: string, attributes: Record<string, string> = {}) {
      const all = { email: `${Username}@example.com`, email_verified: "true", ...attributes };
      const UserAttributes = Object.entries(all).map(([Name, Value]) => ({ Name, Value }));
      const user = { UserPoolId: userPoolId, Username };
      await call("AdminCreateUser", { ...user, UserAttributes, MessageAction: "SUPPRESS" });
      await call("AdminSetUserPassword", { ...user, Password: PASSWORD, Permanent: true });
    },
    async lastCode(user: string) {
      const response = await fetch(`${emulator.url}/_local/code?user=${encodeURIComponent(user)}`);
      return ((await response.json()) as { code: string }).code; // the emulator's own answer
    },
    browser: (language?: string) => new Browser(authority, language),
    authorizeUrl,
    async signIn(browser: Browser, username: string, over: Record<string, string | undefined> = {}) {
      await browser.visit(authorizeUrl(over));
      return (await browser.submit("/login", { username, password: PASSWORD })).location;
    },
    post,
    redeem: (code: string | null, over: Record<string, string | undefined> = {}) =>
      post("/oauth2/token", {
        grant_type: "authorization_code",
        client_id: client.ClientId,
        redirect_uri: CALLBACK,
        code: code ?? undefined,
        code_verifier: VERIFIER,
        ...over,
      }),
    close: () => emulator.close(),
  };
}

function formOf(fields: Record<string, string | undefined>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.set(name, value);
  return form;
}

/** The claims of a token, unverified: what a test looks at. */
export const claimsOf = (token: unknown): Claims =>
  JSON.parse(Buffer.from(String(token).split(".")[1] ?? "", "base64url").toString()) as Claims; // a JWT's payload

export const jsonOf = (page: Page): Answer => JSON.parse(page.body) as Answer; // the endpoint's own answer
