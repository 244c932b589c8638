import { type Clock, systemClock } from "./clock.ts";
import { CallLog } from "./control/call-log.ts";
import type { Control } from "./control/control.ts";
import { createControl } from "./control/create-control.ts";
import { FaultInjection } from "./control/fault-injection.ts";
import { VirtualClock } from "./control/virtual-clock.ts";
import { nodeEnv } from "./environment.ts";
import { assertLocalUse } from "./loopback-only.ts";
import type { Services } from "./operation.ts";
import { PoolStore } from "./pool/pool-store.ts";
import { applySeed } from "./seed/apply-seed.ts";
import { readSeedFile, type SeedSource, seedOf } from "./seed/read-seed.ts";
import type { SeedDocument } from "./seed/seed-document.ts";
import { listen } from "./server.ts";
import { ChallengeSessions } from "./sign-in/challenge-sessions.ts";
import { openStorage } from "./storage/storage.ts";

export interface EmulatorOptions {
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  /** A loopback address; 127.0.0.1 by default. */
  readonly host?: string;
  /** The folder that holds `cognito/`; null (the default) keeps everything in memory. */
  readonly dataDir?: string | null;
  readonly clock?: Clock;
  /** The path of a seed file (YAML or JSON), or what would be in one. What is there already stays as it is. */
  readonly seed?: string | SeedDocument | null;
}

/** A running emulator. */
export interface Emulator {
  /** `http://localhost:PORT`: the endpoint to give to clients. */
  readonly url: string;
  readonly port: number;
  /** What no client of Cognito can do: move the clock, rotate keys, make calls fail, take snapshots. */
  readonly control: Control;
  /** Finishes what is under way, writes what is unwritten and frees port and folder. */
  close(): Promise<void>;
}

/** The region of requests that are signed for none. */
const defaultRegion = "ap-northeast-1";

const insides = new WeakMap<Emulator, Services>();

/**
 * Starts an Amazon Cognito user pool service in this process.
 * Throws StartUpError: in production, on a public address, when the port or the data folder is taken,
 * when the seed cannot be used.
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, host = "127.0.0.1", dataDir = null, clock: realTime = systemClock } = options;
  assertLocalUse(host, nodeEnv());
  const seed = await readSeed(options.seed ?? null);
  const pools = new PoolStore();
  const storage = await openStorage(dataDir, pools);
  const clock = new VirtualClock(realTime);
  const services: Services = { pools, clock, challenges: new ChallengeSessions(clock) };
  const settle = () => storage.settle();
  const [faults, calls] = [new FaultInjection(), new CallLog()];
  const control = createControl({ services, clock, faults, calls, seed, settle });
  try {
    if (seed) await applySeed(services, seed);
    await settle();
    const server = await listen({ services, defaultRegion, settle, faults, calls, control }, { host, port });
    const emulator: Emulator = {
      url: server.url,
      port: server.port,
      control,
      async close() {
        const closed = server.close();
        // A call that is held on purpose would hold up the stop.
        faults.clear();
        await closed;
        await storage.close();
      },
    };
    insides.set(emulator, services);
    return emulator;
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function readSeed(seed: string | SeedDocument | null): Promise<SeedSource | null> {
  if (seed === null) return null;
  return typeof seed === "string" ? await readSeedFile(seed) : seedOf(seed);
}

/** What is behind a running emulator, for the test pool: no operation on the wire forges tokens or rotates keys. */
export function servicesOf(emulator: Emulator): Services {
  const services = insides.get(emulator);
  if (!services) throw new TypeError("This is not a running emulator of this module.");
  return services;
}
