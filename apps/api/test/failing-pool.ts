import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** What AWS would answer: a status, and a body that is JSON. */
export type PoolAnswer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

/** Stands before a user pool and passes everything on, but for one operation at a time that is answered here. */
export type FailingPool = {
  readonly endpoint: string;
  /** Does something each time before this operation is passed on; null does nothing again. */
  before(operation: string, act: (() => Promise<void>) | null): void;
  /** Every operation the pool was asked for, in order. */
  readonly operations: string[];
  /** The operation to answer with InternalErrorException from now on; null passes all of them on again. */
  fail(operation: string | null): void;
  /** The operation to answer with this from now on. */
  answer(operation: string, answer: PoolAnswer): void;
  readonly stop: () => Promise<void>;
};

/** An exception as AWS writes it. */
export const poolException = (name: string, status = 400): PoolAnswer => ({
  status,
  body: { __type: name, message: `${name}: akari, arn:aws:iam::123456789012` },
});

export async function startFailingPool(behind: string): Promise<FailingPool> {
  const acts = new Map<string, () => Promise<void>>();
  let canned: { operation: string; answer: PoolAnswer } | null = null;
  const operations: string[] = [];
  // It never closes an idle connection: on a busy machine that would be just when it is used again.
  const server = createServer({ keepAliveTimeout: 0 }, (incoming, answer) => {
    const operation = String(incoming.headers["x-amz-target"]).split(".").at(-1) ?? "";
    operations.push(operation);
    if (operation === canned?.operation) {
      incoming.resume();
      answer.writeHead(canned.answer.status, { "content-type": "application/x-amz-json-1.1" });
      answer.end(JSON.stringify(canned.answer.body));
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
    operations,
    fail(operation) {
      canned =
        operation === null ? null : { operation, answer: poolException("InternalErrorException", 500) };
    },
    answer(operation, answer) {
      canned = { operation, answer };
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
