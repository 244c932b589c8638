import { toSeconds } from "../clock.ts";
import type { Client } from "./client.ts";

/** AWS `UserPoolClientType`. Administrators see the secret; nobody else gets this far. */
export const describeClient = (poolId: string, client: Client) => ({
  UserPoolId: poolId,
  ClientName: client.name,
  ClientId: client.id,
  ...(client.secret !== null && { ClientSecret: client.secret }),
  LastModifiedDate: toSeconds(client.updatedAt),
  CreationDate: toSeconds(client.createdAt),
  ...client.settings,
});
