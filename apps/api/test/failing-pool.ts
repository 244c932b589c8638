import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands before a user pool and passes everything on, but for one operation at a time that fails as AWS fails. */
export type FailingPool = {
  readonly endpoint: string;
  /** Does something each time before this operation is passed on; null does nothing again. */
  before(operation: string, act: (() => Promise<void>) | null): void;
  /** The operation to answer with InternalErrorException from now on; null passes all of them on again. */
  fail(operation: string | null): void;
  readonly stop: () => Promise<void>;
};

export async function startFailingPool(behind: string): Promise<FailingPool> {
  let failing: string | null = null;
  const acts = new Map<string, () => Promise<void>>();
  const server = createServer((incoming, answer) => {
    const operation = String(incoming.headers["x-amz-target"]).split(".").at(-1) ?? "";
    if (operation === failing) {
      incoming.resume();
      answer.writeHead(500, { "content-type": "application/x-amz-json-1.1" });
      answer.end(JSON.stringify({ __type: "InternalErrorException", message: "Unexpected error." }));
      return;
    }
    const { method, headers } = incoming;
    const passOn = () => {
      const passedOn = request(new URL(incoming.url ?? "/", behind), { method, headers }, (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      });
      passedOn.on("error", () => answer.destroy());
      incoming.pipe(passedOn);
    };
    const act = acts.get(operation);
    if (act === undefined) passOn();
    else act().then(passOn, () => answer.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // as: it listens on a port, not on a path
  return {
    endpoint: `http://127.0.0.1:${port}`,
    before(operation, act) {
      if (act === null) acts.delete(operation);
      else acts.set(operation, act);
    },
    fail(operation) {
      failing = operation;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
