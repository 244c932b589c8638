import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { choosePorts } from "./choose-ports.ts";
import { findFreePort } from "./free-port.ts";

const neighbours: Server[] = [];

afterEach(() => {
  for (const server of neighbours.splice(0)) server.close();
});

async function occupy(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  neighbours.push(server);
  await once(server, "listening");
  return (server.address() as AddressInfo).port; // as: it listens on a port, so this is no pipe's name
}

describe("a busy port", () => {
  it.each(["127.0.0.1", "0.0.0.0", "::1", "::"])(
    "gives way to the next free one when %s holds it",
    async (host) => {
      const taken = await occupy(host);
      expect(await findFreePort(taken)).toBeGreaterThan(taken);
    },
  );

  it("is named, with the one taken in its place", async () => {
    const taken = await occupy("127.0.0.1");
    const { ports, moved } = await choosePorts({ web: taken, api: 0, pool: 0 });
    expect(moved).toEqual([{ part: "web", wanted: taken, used: ports.web }]);
  });

  it("is not given to two parts of one stack", async () => {
    const free = await findFreePort(0);
    const { ports } = await choosePorts({ web: free, api: free, pool: free });
    expect(new Set(Object.values(ports)).size).toBe(3);
  });
});
