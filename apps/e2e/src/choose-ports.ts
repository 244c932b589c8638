import { findFreePort } from "./free-port.ts";

export type StackPorts = { readonly web: number; readonly api: number; readonly pool: number };

/** A port that was asked for and is another program's. */
export type MovedPort = { readonly part: keyof StackPorts; readonly wanted: number; readonly used: number };

/** Three different free ports as near to the wanted ones as can be, and which of them had to move. */
export async function choosePorts(
  wanted: StackPorts,
): Promise<{ ports: StackPorts; moved: readonly MovedPort[] }> {
  const pool = await findFreePort(wanted.pool);
  const api = await findFreePort(wanted.api, [pool]);
  const web = await findFreePort(wanted.web, [pool, api]);
  const ports: StackPorts = { pool, api, web };
  const moved = (["web", "api", "pool"] as const)
    .filter((part) => wanted[part] !== 0 && wanted[part] !== ports[part])
    .map((part) => ({ part, wanted: wanted[part], used: ports[part] }));
  return { ports, moved };
}
