import { faults } from "../cognito-error.ts";
import type { Client } from "../pool/client.ts";
import type { AuthAnswer } from "./auth-answer.ts";
import type { Conversation } from "./conversation.ts";
import { beginCustomSignIn } from "./custom-auth.ts";
import { signInWithRefreshToken } from "./refresh-token-auth.ts";
import { beginUserAuth } from "./user-auth.ts";
import { signInWithPassword } from "./user-password-auth.ts";
import { beginSrpSignIn } from "./user-srp-auth.ts";

type ExplicitFlow = Client["settings"]["ExplicitAuthFlows"][number];

interface Flow {
  /** A client that lists one of these may use the flow. */
  readonly allowedBy: readonly ExplicitFlow[];
  /** Clients from before the ALLOW_ names always have these. */
  readonly allowedOnOldClients: boolean;
  readonly begin: (conversation: Conversation) => Promise<AuthAnswer>;
}

const refresh: Flow = {
  // Renewing begins nothing: who came in by a custom flow only may stay.
  allowedBy: ["ALLOW_REFRESH_TOKEN_AUTH", "CUSTOM_AUTH_FLOW_ONLY"],
  allowedOnOldClients: true,
  begin: signInWithRefreshToken,
};
const userAuth: Flow = {
  allowedBy: ["ALLOW_USER_AUTH"],
  allowedOnOldClients: false,
  begin: beginUserAuth,
};
const custom: Flow = {
  allowedBy: ["ALLOW_CUSTOM_AUTH", "CUSTOM_AUTH_FLOW_ONLY"],
  allowedOnOldClients: true,
  begin: beginCustomSignIn,
};
const serverPassword: Flow = {
  allowedBy: ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"],
  allowedOnOldClients: false,
  begin: signInWithPassword,
};

const srp: Flow = {
  allowedBy: ["ALLOW_USER_SRP_AUTH"],
  allowedOnOldClients: true,
  begin: beginSrpSignIn,
};

/** What anybody with a client id may begin (InitiateAuth). */
export const publicFlows: ReadonlyMap<string, Flow> = new Map([
  ["USER_SRP_AUTH", srp],
  [
    "USER_PASSWORD_AUTH",
    {
      allowedBy: ["ALLOW_USER_PASSWORD_AUTH", "USER_PASSWORD_AUTH"],
      allowedOnOldClients: false,
      begin: signInWithPassword,
    },
  ],
  ["USER_AUTH", userAuth],
  ["CUSTOM_AUTH", custom],
  ["REFRESH_TOKEN_AUTH", refresh],
  ["REFRESH_TOKEN", refresh],
]);

/** What a server with credentials may begin (AdminInitiateAuth). */
export const serverFlows: ReadonlyMap<string, Flow> = new Map([
  ["ADMIN_USER_PASSWORD_AUTH", serverPassword],
  ["ADMIN_NO_SRP_AUTH", serverPassword],
  ["USER_SRP_AUTH", srp],
  ["USER_AUTH", userAuth],
  ["CUSTOM_AUTH", custom],
  ["REFRESH_TOKEN_AUTH", refresh],
  ["REFRESH_TOKEN", refresh],
]);

/** Begins a sign-in by the named flow. Throws InvalidParameterException when it is unknown or not this client's. */
export async function beginFlow(
  flows: ReadonlyMap<string, Flow>,
  name: string,
  conversation: Conversation,
): Promise<AuthAnswer> {
  const flow = flows.get(name);
  if (!flow) throw faults.flowNotSupported();
  if (isOnlyCustom(conversation.client) && flow !== custom && flow !== refresh) throw faults.onlyCustomAuth();
  if (!isAllowed(flow, conversation.client)) throw faults.flowNotEnabled(name);
  // Only a choice goes on with a session, ConfirmSignUp's: one that another flow names is none of its own to give back.
  const session = flow === userAuth ? conversation.session : undefined;
  return await flow.begin({ ...conversation, session });
}

/** Whether this client lets people choose how they sign in. */
export const offersChoice = (client: Client): boolean => isAllowed(userAuth, client);

/** Whether this client may renew sign-ins at all. */
export const mayRefresh = (client: Client): boolean => isAllowed(refresh, client);

const isOnlyCustom = ({ settings }: Client): boolean =>
  settings.ExplicitAuthFlows.includes("CUSTOM_AUTH_FLOW_ONLY");

function isAllowed(flow: Flow, { settings }: Client): boolean {
  const listed = settings.ExplicitAuthFlows;
  const isOldClient = !listed.some((name) => name.startsWith("ALLOW_") || name === "CUSTOM_AUTH_FLOW_ONLY");
  return listed.some((name) => flow.allowedBy.includes(name)) || (isOldClient && flow.allowedOnOldClients);
}
