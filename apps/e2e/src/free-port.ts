import { createServer, type Server } from "node:net";

/** Every address a neighbour may hold a port on: a free 127.0.0.1 with a taken ::1 sends half of all browsers to the neighbour. */
const addresses = ["127.0.0.1", "::1", "0.0.0.0", "::"] as const;

const highestPort = 65_535;

/** The first port from `wanted` upwards that nobody listens on. `wanted` 0 lets the operating system choose. */
export async function findFreePort(wanted: number, taken: readonly number[] = []): Promise<number> {
  if (wanted === 0) return findAnyFreePort(taken);
  for (let port = wanted; port <= highestPort; port += 1) {
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
  throw new Error(`No free port from ${wanted} upwards.`);
}

async function findAnyFreePort(taken: readonly number[]): Promise<number> {
  for (;;) {
    const server = await listen(0, "127.0.0.1");
    const port = portOf(server);
    await close(server);
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  for (const address of addresses) {
    try {
      await close(await listen(port, address));
    } catch (error) {
      if (isTaken(error)) return false;
    }
  }
  return true;
}

/** A machine without IPv6 answers EADDRNOTAVAIL or EAFNOSUPPORT for `::1`: nobody can be there. */
function isTaken(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "EADDRINUSE" || code === "EACCES";
}

function listen(port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true, ipv6Only: host === "::" }, () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  return address.port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
  });
}
