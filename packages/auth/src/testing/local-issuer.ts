import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Algorithm, Provider } from "../providers/provider.ts";
import { type Bend, signingInputOf } from "./bend.ts";
import { type IssuerShape, shapes, type TokenKind } from "./issuer-shapes.ts";
import { createSigningKey } from "./signing-key.ts";

/** An identity provider on a port of this machine: it publishes a discovery document and keys, and signs tokens. */
export type LocalIssuer = {
  readonly shape: IssuerShape;
  readonly issuer: string;
  /** A provider that believes this issuer's tokens for one app, with its roles in the shape's own claim. */
  readonly provider: Provider;
  /** The app the tokens are for. */
  readonly clientId: string;
  readonly keyServer: {
    /** How often keys were asked for, failures included. */
    readonly requests: number;
    /** While on, the server answers 503 to everything. */
    fail(on: boolean): void;
  };
  /** A good token in the words of the shape, unless bent. Shapes without machines refuse to make one. */
  mintToken(kind: TokenKind, options?: Bend & { readonly role?: string }): string;
  /** Takes a new signing key; the old one is published on unless withdrawn. */
  rotateKeys(options?: { readonly withdrawOld?: boolean }): void;
  close(): Promise<void>;
};

export type LocalIssuerOptions = {
  /** What it signs with; only `oidc` allows another than RS256. */
  readonly algorithm?: Algorithm;
  /** What a principal calls it, where a verifier has several of one shape. */
  readonly name?: string;
};

/**
 * Starts an issuer that looks like one of the providers on a free port of the loopback address. Tokens are really signed
 * and keys really fetched.
 */
export async function startLocalIssuer(
  shape: IssuerShape,
  { algorithm = "RS256", name }: LocalIssuerOptions = {},
): Promise<LocalIssuer> {
  let key = createSigningKey(algorithm);
  let published = [key.jwk];
  let requests = 0;
  let failing = false;
  // It never closes an idle connection: on a busy machine that would be just when it is used again.
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    const isKeys = request.url === "/keys";
    if (isKeys) requests++;
    const document = isKeys ? { keys: published } : discovery(request.url);
    response.writeHead(failing ? 503 : document === null ? 404 : 200, { "content-type": "application/json" });
    response.end(failing ? "" : JSON.stringify(document));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // as: a TCP server has a port
  const origin = `http://127.0.0.1:${port}`;
  const { issuer, clientId, provider, claims, machines } = shapes[shape]({ origin, algorithm });

  function discovery(path: string | undefined) {
    const own = `${new URL(issuer).pathname.replace(/\/$/, "")}/.well-known/openid-configuration`;
    return path === own ? { issuer, jwks_uri: `${origin}/keys` } : null;
  }

  return {
    shape,
    issuer,
    provider: name === undefined ? provider : { ...provider, name },
    clientId,
    keyServer: {
      get requests() {
        return requests;
      },
      fail(on) {
        failing = on;
      },
    },
    mintToken(kind, { role, claims: bentClaims = {}, header = {} } = {}) {
      if (kind === "machine" && !machines) throw new Error(`${shape} knows no machines.`);
      const now = Math.floor(Date.now() / 1000);
      const good = claims(kind, { now, role: role ?? null });
      const goodHeader = { alg: algorithm, kid: key.jwk.kid, typ: "JWT" };
      return key.sign(signingInputOf({ ...goodHeader, ...header }, { ...good, ...bentClaims }));
    },
    rotateKeys({ withdrawOld = false } = {}) {
      key = createSigningKey(algorithm);
      published = withdrawOld ? [key.jwk] : [...published, key.jwk];
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
