import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { displayName } from "./identifiers.ts";
import type { Pool } from "./pool.ts";

/** An API that tokens are for, and the scopes it knows. A scope's full name is `identifier/name`. */
export const ResourceServer = z.object({
  identifier: z.string(),
  name: z.string(),
  scopes: z.array(z.object({ name: z.string(), description: z.string() })),
});
export type ResourceServer = z.infer<typeof ResourceServer>;

export const ResourceServerIdentifier = z
  .string()
  .min(1)
  .max(256)
  .regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/);

export const ResourceServerName = z.string().min(1).max(256).regex(displayName);
export const ScopeName = z
  .string()
  .min(1)
  .max(256)
  .regex(/^[\x21\x23-\x2e\x30-\x5b\x5d-\x7e]+$/);
export const ScopeDescription = z.string().min(1).max(256);
export const mostScopes = 100;

/** What CreateResourceServer and UpdateResourceServer both take; an update replaces all of it. */
export const ResourceServerDetails = z.object({
  Name: ResourceServerName,
  Scopes: z.array(z.object({ ScopeName, ScopeDescription })).max(mostScopes).default([]),
});

export function toResourceServer(
  identifier: string,
  { Name, Scopes }: z.infer<typeof ResourceServerDetails>,
): ResourceServer {
  const scopes = Scopes.map((scope) => ({ name: scope.ScopeName, description: scope.ScopeDescription }));
  return { identifier, name: Name, scopes };
}

/** AWS `ResourceServerType`. */
export const describeResourceServer = (poolId: string, { identifier, name, scopes }: ResourceServer) => ({
  UserPoolId: poolId,
  Identifier: identifier,
  Name: name,
  Scopes: scopes.map((scope) => ({ ScopeName: scope.name, ScopeDescription: scope.description })),
});

/** The resource server of this identifier. Throws ResourceNotFoundException. */
export function namedResourceServer(pool: Pool, identifier: string): ResourceServer {
  const server = pool.resourceServers.get(identifier);
  if (!server) throw faults.resourceServerNotFound(identifier);
  return server;
}

/** Every custom scope of the pool, by its full name. */
export const customScopes = ({ resourceServers }: Pool): string[] =>
  [...resourceServers.values()].flatMap(({ identifier, scopes }) =>
    scopes.map(({ name }) => `${identifier}/${name}`),
  );
