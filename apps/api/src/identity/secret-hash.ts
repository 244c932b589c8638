import { createHmac } from "node:crypto";
import type { PoolConnection } from "./pool-connection.ts";

/**
 * The SECRET_HASH that an app client with a secret must send: HMAC-SHA-256 over username and client id, in base64
 * (AWS: "Computing secret hash values"). A public client sends none.
 */
export function secretHashFor(pool: PoolConnection, username: string): { SECRET_HASH?: string } {
  if (pool.clientSecret === null) return {};
  const mac = createHmac("sha256", pool.clientSecret).update(username).update(pool.clientId);
  return { SECRET_HASH: mac.digest("base64") };
}
