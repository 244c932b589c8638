import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A key server on a port of the system's choice that counts what it is asked. */
export type KeyServer = {
  readonly url: string;
  readonly requests: number;
  /** What is answered from now on. */
  answer(listener: RequestListener): void;
  close(): Promise<void>;
};

/** Answers with a key set. */
export const keySet =
  (...keys: readonly object[]): RequestListener =>
  (_request, response) =>
    void response.setHeader("content-type", "application/json").end(JSON.stringify({ keys }));

/** Answers with a status and no key set. */
export const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(code, headers).end();

export async function startKeyServer(first: RequestListener): Promise<KeyServer> {
  let listener = first;
  let requests = 0;
  // It never closes an idle connection: on a busy machine that would be just when it is used again.
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    requests++;
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // as: a TCP server has a port
  return {
    url: `http://127.0.0.1:${port}/.well-known/jwks.json`,
    get requests() {
      return requests;
    },
    answer(next) {
      listener = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
