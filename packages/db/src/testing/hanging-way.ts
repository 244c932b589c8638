import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to a PostgreSQL server on which everything can come to a standstill: nothing is closed, and nothing is answered. */
export type HangingWay = {
  /** How to connect over it. */
  readonly url: string;
  /** Lets nothing through any more, in either direction; who connects anew is accepted, and waits as well. */
  hang(): void;
  /** Lets everything go on, what was held back included. */
  goOn(): void;
  stop(): Promise<void>;
};

/** Leads to a server whose socket is in a folder, as that of `startPostgres` is. `url` says who connects, and to what. */
export async function startHangingWay(url: string): Promise<HangingWay> {
  const { username, pathname, searchParams } = new URL(url);
  const socketPath = `${searchParams.get("host")}/.s.PGSQL.5432`;
  const pairs = new Set<readonly [Socket, Socket]>();
  let isHanging = false;

  const join = ([near, far]: readonly [Socket, Socket]) => {
    near.pipe(far);
    far.pipe(near);
  };
  const part = ([near, far]: readonly [Socket, Socket]) => {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.unpipe(to);
      from.pause();
    }
  };

  const way = createServer((near) => {
    const pair = [near, connect(socketPath)] as const;
    pairs.add(pair);
    for (const end of pair) {
      end.on("error", () => undefined); // "close" follows
      end.once("close", () => {
        pairs.delete(pair);
        for (const other of pair) other.destroy();
      });
    }
    (isHanging ? part : join)(pair);
  });
  way.listen(0, "127.0.0.1");
  await once(way, "listening");
  const { port } = way.address() as AddressInfo; // as: it listens on a port, not on a path

  return {
    url: `postgresql://${username}@127.0.0.1:${port}${pathname}`,
    hang() {
      isHanging = true;
      for (const pair of pairs) part(pair);
    },
    goOn() {
      isHanging = false;
      for (const pair of pairs) join(pair);
    },
    async stop() {
      way.close();
      for (const pair of pairs) for (const end of pair) end.destroy();
      await once(way, "close");
    },
  };
}
