import { type Clock, systemClock } from "./clock.ts";
import { nodeEnv } from "./environment.ts";
import { assertLocalUse } from "./loopback-only.ts";
import type { Services } from "./operation.ts";
import { PoolStore } from "./pool/pool-store.ts";
import { listen } from "./server.ts";
import { ChallengeSessions } from "./sign-in/challenge-sessions.ts";
import { openStorage } from "./storage/storage.ts";
import type { AnyTriggerFunction } from "./triggers/trigger-function.ts";
import { TriggerFunctions, triggerTimeLimitMs } from "./triggers/trigger-functions.ts";

export interface EmulatorOptions {
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  /** A loopback address; 127.0.0.1 by default. */
  readonly host?: string;
  /** The folder that holds `cognito/`; null (the default) keeps everything in memory. */
  readonly dataDir?: string | null;
  readonly clock?: Clock;
  /** Functions that pools may name in their LambdaConfig, by function name (the seventh part of an ARN). */
  readonly triggers?: Readonly<Record<string, AnyTriggerFunction>>;
  /** Makes the signal that ends the waiting for one call of a trigger: after Cognito's five seconds by default. */
  readonly triggerTimeLimit?: () => AbortSignal;
}

/** A running emulator. */
export interface Emulator {
  /** `http://localhost:PORT`: the endpoint to give to clients. */
  readonly url: string;
  readonly port: number;
  /** Finishes what is under way, writes what is unwritten and frees port and folder. */
  close(): Promise<void>;
}

/** The region of requests that are signed for none. */
const defaultRegion = "ap-northeast-1";

const afterFiveSeconds = () => AbortSignal.timeout(triggerTimeLimitMs);

const insides = new WeakMap<Emulator, Services>();

/**
 * Starts an Amazon Cognito user pool service in this process.
 * Throws StartUpError: in production, on a public address, when the port or the data folder is taken.
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, host = "127.0.0.1", dataDir = null, clock = systemClock } = options;
  assertLocalUse(host, nodeEnv());
  const { triggers = {}, triggerTimeLimit: timeLimit = afterFiveSeconds } = options;
  const pools = new PoolStore(new TriggerFunctions(triggers, { clock, timeLimit }));
  const storage = await openStorage(dataDir, pools);
  const services: Services = { pools, clock, challenges: new ChallengeSessions(clock) };
  const api = { services, defaultRegion, settle: () => storage.settle() };
  try {
    const server = await listen(api, { host, port });
    const emulator: Emulator = {
      url: server.url,
      port: server.port,
      async close() {
        await server.close();
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

/** What is behind a running emulator, for the test pool: no operation on the wire forges tokens or rotates keys. */
export function servicesOf(emulator: Emulator): Services {
  const services = insides.get(emulator);
  if (!services) throw new TypeError("This is not a running emulator of this module.");
  return services;
}
