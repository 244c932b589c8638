import type { Client } from "../pool/client.ts";
import type { Pool } from "../pool/pool.ts";
import type { PoolStore } from "../pool/pool-store.ts";
import { isClientSecret } from "../sign-in/secret-hash.ts";
import { TokenRefusal } from "./token-refusal.ts";

/**
 * Which client makes this request: by Basic authentication or by the form, never by both. A confidential client has to
 * show its secret, a public one only says its id. Throws TokenRefusal.
 */
export function authenticateClient(
  pools: PoolStore,
  authorization: string | undefined,
  form: URLSearchParams,
): { pool: Pool; client: Client } {
  const said = { id: form.get("client_id"), secret: form.get("client_secret") };
  const basic = authorization === undefined ? null : readBasic(authorization);
  if (basic && said.secret !== null) throw new TokenRefusal("invalid_request");
  if (basic && said.id !== null && said.id !== basic.id) throw new TokenRefusal("invalid_client");
  const { id, secret } = basic ?? said;
  if (id === null) throw new TokenRefusal("invalid_request");
  const found = pools.findClient(id);
  if (!found || found.pool.domain === null) throw new TokenRefusal("invalid_client");
  if (!isClientSecret(found.client, secret ?? undefined)) throw new TokenRefusal("invalid_client");
  return found;
}

/** RFC 6749 section 2.3.1: both parts are form-encoded before they are joined. */
function readBasic(authorization: string): { id: string; secret: string } {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(authorization) ?? [];
  const text = Buffer.from(encoded ?? "", "base64").toString("utf8");
  const [, id, secret] = /^([^:]+):(.*)$/s.exec(text) ?? [];
  if (id === undefined || secret === undefined) throw new TokenRefusal("invalid_client");
  return { id: formDecoded(id), secret: formDecoded(secret) };
}

function formDecoded(text: string): string {
  return new URLSearchParams(`value=${text.replaceAll("&", "%26")}`).get("value") ?? "";
}
