import type { ManagedLogin } from "../managed-login/managed-login.ts";
import type { Client } from "../pool/client.ts";
import type { Pool } from "../pool/pool.ts";

/** A token request whose client has proven itself. */
export interface TokenRequest {
  readonly login: ManagedLogin;
  readonly pool: Pool;
  readonly client: Client;
  readonly form: URLSearchParams;
}

/** RFC 6749 section 5.1. Members that are undefined are absent from the JSON. */
export interface TokenAnswer {
  readonly id_token?: string | undefined;
  readonly access_token: string;
  readonly refresh_token?: string | undefined;
  readonly expires_in: number;
  readonly token_type: "Bearer";
}
