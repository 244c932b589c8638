import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** An OpenID Connect provider that is not ours: what it publishes about itself can be bent. */
export interface ForeignProvider {
  /** `http://127.0.0.1:PORT`. */
  readonly issuer: string;
  /** Laid over its metadata. */
  metadata: Record<string, unknown>;
  /** Who signs in there. */
  subject: string;
  /** The paths it was asked at, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Its client's id. */
export const CLIENT = "the-pool";

/** It knows one person, and takes a sign-in's nonce for the code. `now` is milliseconds since the epoch. */
export async function openForeignProvider(now: () => number): Promise<ForeignProvider> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "one", use: "sig", alg: "RS256" };
  const asked: string[] = [];
  let metadata: Record<string, unknown> = {};
  let subject = "somebody";

  const idToken = (nonce: string) => {
    const seconds = Math.floor(now() / 1000);
    return new SignJWT({ nonce, email: "somebody@elsewhere.example", email_verified: true })
      .setProtectedHeader({ alg: "RS256", kid: "one" })
      .setIssuer(issuer)
      .setAudience(CLIENT)
      .setSubject(subject)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + 300)
      .sign(privateKey);
  };
  const answers: Readonly<Record<string, (body: string) => unknown>> = {
    "/.well-known/openid-configuration": () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      ...metadata,
    }),
    "/keys": () => ({ keys: [jwk] }),
    "/token": async (body) => ({
      id_token: await idToken(new URLSearchParams(body).get("code") ?? ""),
      access_token: "opaque",
    }),
  };

  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? "";
    asked.push(path);
    const answer = await answers[path]?.(await text(request));
    response.writeHead(answer ? 200 : 404, { "Content-Type": "application/json" });
    response.end(JSON.stringify(answer ?? {}));
  };
  // It never closes an idle connection: on a busy machine that would be just when it is used again.
  const server = createServer(
    { keepAliveTimeout: 0 },
    (request, response) => void respond(request, response),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // TCP

  return {
    issuer,
    asked,
    get metadata() {
      return metadata;
    },
    set metadata(changed) {
      metadata = changed;
      asked.length = 0;
    },
    get subject() {
      return subject;
    },
    set subject(changed) {
      subject = changed;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
