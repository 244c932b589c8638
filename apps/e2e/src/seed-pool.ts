import {
  type CognitoIdentityProviderClient,
  CreateGroupCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  GroupExistsException,
  paginateListUserPoolClients,
  paginateListUserPools,
} from "@aws-sdk/client-cognito-identity-provider";
import { clientName, clientSettings, groupNames, poolName, poolSettings } from "./pool-settings.ts";

/** Names of what exists in the pool after seeding. */
export type SeededPool = { readonly userPoolId: string; readonly clientId: string };

/** Finds the pool, its client and its groups by name, and creates what is missing: a second call changes nothing. */
export async function seedPool(client: CognitoIdentityProviderClient): Promise<SeededPool> {
  const userPoolId = (await findPool(client)) ?? (await createPool(client));
  const clientId = (await findClient(client, userPoolId)) ?? (await createClient(client, userPoolId));
  for (const group of groupNames) await ensureGroup(client, userPoolId, group);
  return { userPoolId, clientId };
}

async function findPool(client: CognitoIdentityProviderClient): Promise<string | undefined> {
  for await (const page of paginateListUserPools({ client }, { MaxResults: 60 })) {
    const found = page.UserPools?.find((pool) => pool.Name === poolName);
    if (found) return found.Id;
  }
  return undefined;
}

async function createPool(client: CognitoIdentityProviderClient): Promise<string> {
  const { UserPool } = await client.send(new CreateUserPoolCommand(poolSettings));
  return named(UserPool?.Id, "CreateUserPool");
}

async function findClient(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
): Promise<string | undefined> {
  for await (const page of paginateListUserPoolClients({ client }, { UserPoolId: userPoolId })) {
    const found = page.UserPoolClients?.find((appClient) => appClient.ClientName === clientName);
    if (found) return found.ClientId;
  }
  return undefined;
}

async function createClient(client: CognitoIdentityProviderClient, userPoolId: string): Promise<string> {
  const command = new CreateUserPoolClientCommand({ ...clientSettings, UserPoolId: userPoolId });
  const { UserPoolClient } = await client.send(command);
  return named(UserPoolClient?.ClientId, "CreateUserPoolClient");
}

async function ensureGroup(
  client: CognitoIdentityProviderClient,
  userPoolId: string,
  group: string,
): Promise<void> {
  try {
    await client.send(new CreateGroupCommand({ UserPoolId: userPoolId, GroupName: group }));
  } catch (error) {
    if (!(error instanceof GroupExistsException)) throw error;
  }
}

function named(id: string | undefined, operation: string): string {
  if (id === undefined) throw new Error(`${operation} answered without an id.`);
  return id;
}
