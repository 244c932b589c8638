import type { Client } from "../pool/client.ts";
import { ownUsers } from "../pool/oauth-client-rules.ts";
import type { Pool } from "../pool/pool.ts";
import type { PoolStore } from "../pool/pool-store.ts";
import { AuthorizationRefusal, UntrustedRequest } from "./authorization-refusal.ts";
import { grantedScopes } from "./granted-scopes.ts";
import { isChallenge } from "./proof-key.ts";

/** What a client asked for at /oauth2/authorize, checked. Every page of a sign-in carries the same query and checks it again. */
export interface AuthorizationRequest {
  readonly pool: Pool;
  readonly client: Client;
  readonly redirectUri: string;
  readonly state: string | undefined;
  /** What the browser takes back to the app: a code, or (implicit flow) the tokens themselves. */
  readonly responseType: ResponseType;
  readonly scopes: readonly string[];
  readonly nonce: string | undefined;
  readonly codeChallenge: string | null;
  readonly prompt: readonly string[];
  /** As it came, for the next page. */
  readonly query: URLSearchParams;
}

type ResponseType = "code" | "token";

/** What an app client must list in AllowedOAuthFlows to be answered so. */
const flowOf: ReadonlyMap<ResponseType, "code" | "implicit"> = new Map([
  ["code", "code"],
  ["token", "implicit"],
]);

const prompts = new Set(["none", "login", "select_account", "consent"]);

/**
 * Reads an authorization request. Throws UntrustedRequest while it is not certain whom to answer, then
 * AuthorizationRefusal.
 */
export function readAuthorizationRequest(pools: PoolStore, query: URLSearchParams): AuthorizationRequest {
  const { pool, client } = trustedClient(pools, query);
  const redirectUri = single(query, "redirect_uri");
  // Compared as text: a prefix, another port or an added path is another address.
  if (redirectUri === null || !client.settings.CallbackURLs?.includes(redirectUri)) {
    throw new UntrustedRequest("redirect");
  }
  const state = query.get("state") ?? undefined;
  const answerTo = { redirectUri, state };
  const refuse = (...refusal: [AuthorizationRefusal["fault"], string]): never => {
    throw new AuthorizationRefusal(answerTo, ...refusal);
  };

  const repeated = [...new Set(query.keys())].find((name) => query.getAll(name).length > 1);
  if (repeated) refuse("invalid_request", `${repeated} is given twice`);
  const responseType = readResponseType(client, query.get("response_type"), refuse);
  const scopes = grantedScopes(pool, client, query.get("scope"));
  if (scopes === null) return refuse("invalid_scope", "The scope is unknown or not allowed for this client");
  return {
    pool,
    client,
    ...answerTo,
    responseType,
    scopes,
    nonce: query.get("nonce") ?? undefined,
    codeChallenge: codeChallenge(query, refuse),
    prompt: readPrompt(query, refuse),
    query,
  };
}

type Refuse = (...refusal: [AuthorizationRefusal["fault"], string]) => never;

/** The client, its pool and the pool's domain: without all three there is nobody to answer. Throws UntrustedRequest. */
export function trustedClient(pools: PoolStore, query: URLSearchParams): { pool: Pool; client: Client } {
  const clientId = single(query, "client_id");
  const found = clientId === null ? undefined : pools.findClient(clientId);
  if (!found) throw new UntrustedRequest("client");
  if (found.pool.domain === null) throw new UntrustedRequest("domain");
  return found;
}

function readResponseType({ settings }: Client, asked: string | null, refuse: Refuse): ResponseType {
  if (asked === null) return refuse("invalid_request", "response_type is missing");
  if (asked !== "code" && asked !== "token") {
    return refuse("unsupported_response_type", "The response type is not supported");
  }
  const isListed = settings.AllowedOAuthFlows?.some((flow) => flow === flowOf.get(asked));
  if (settings.AllowedOAuthFlowsUserPoolClient && isListed) return asked;
  return refuse("unauthorized_client", `The client may not use the ${flowOf.get(asked)} flow`);
}

/** Who may sign people in for this client. AWS shows no sign-in page to a client that lists nobody. */
export function providersFor({ client, pool }: Pick<AuthorizationRequest, "client" | "pool">): string[] {
  const listed = client.settings.SupportedIdentityProviders ?? [];
  const providers = listed.filter((name) => name === ownUsers || pool.identityProviders.has(name));
  if (providers.length === 0) throw new UntrustedRequest("providers");
  return providers;
}

function codeChallenge(query: URLSearchParams, refuse: Refuse): string | null {
  const challenge = query.get("code_challenge");
  const method = query.get("code_challenge_method");
  if (challenge === null && method === null) return null;
  if (method !== "S256") return refuse("invalid_request", "code_challenge_method must be S256");
  if (challenge === null || !isChallenge(challenge))
    return refuse("invalid_request", "code_challenge is not valid");
  return challenge;
}

function readPrompt(query: URLSearchParams, refuse: Refuse): string[] {
  const prompt = (query.get("prompt") ?? "").split(" ").filter(Boolean);
  const strange = prompt.some((value) => !prompts.has(value));
  if (strange || (prompt.includes("none") && prompt.length > 1))
    refuse("invalid_request", "prompt is not valid");
  return prompt;
}

function single(query: URLSearchParams, name: string): string | null {
  const [value, ...more] = query.getAll(name);
  return value === undefined || more.length > 0 ? null : value;
}
