import { type Answers, answerRequest, answerSecureRequest } from "./answer-request.ts";
import { type Clock, systemClock } from "./clock.ts";
import { CallLog } from "./control/call-log.ts";
import type { Control } from "./control/control.ts";
import { createControl } from "./control/create-control.ts";
import { FaultInjection } from "./control/fault-injection.ts";
import { VirtualClock } from "./control/virtual-clock.ts";
import { extraAuthoritiesFile, keyFolderOfTests, nodeEnv } from "./environment.ts";
import { createProviderCaller } from "./federation/call-provider.ts";
import { assertLocalUse } from "./loopback-only.ts";
import { createLoginMemory, type LoginMemory } from "./managed-login/login-memory.ts";
import type { ManagedLogin } from "./managed-login/managed-login.ts";
import type { Services } from "./operation.ts";
import { PoolStore } from "./pool/pool-store.ts";
import { applySeed } from "./seed/apply-seed.ts";
import { type SeedSource, seedOf } from "./seed/check-seed.ts";
import { readSeedFile } from "./seed/read-seed.ts";
import type { SeedDocument } from "./seed/seed-document.ts";
import { type Listening, listen, listenSecurely } from "./server.ts";
import { ChallengeSessions } from "./sign-in/challenge-sessions.ts";
import { openStorage } from "./storage/storage.ts";
import { type CertificateAuthority, openAuthority } from "./tls/certificate-authority.ts";
import { extraAuthorities } from "./tls/extra-authorities.ts";
import { keysFrom } from "./tokens/keys-from.ts";
import { makeKey } from "./tokens/make-key.ts";
import type { AnyTriggerFunction } from "./triggers/trigger-function.ts";
import { TriggerFunctions, triggerTimeLimitMs } from "./triggers/trigger-functions.ts";

export interface EmulatorOptions {
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  /** Where managed login and OAuth listen, over TLS; 0 takes any free port, null (the default) leaves them out. */
  readonly tlsPort?: number | null;
  /**
   * `iss` of the tokens: `aws` (the default) is the form Cognito gives them; `local` is the emulator's own address,
   * for OpenID Connect clients that insist on discovery.
   */
  readonly issuer?: "aws" | "local";
  /** A loopback address; 127.0.0.1 by default. */
  readonly host?: string;
  /** The folder that holds `cognito/`; null (the default) keeps everything in memory. */
  readonly dataDir?: string | null;
  /**
   * A folder of RSA keys that may be used again, for test suites: making keys is most of the start of a pool. No two pools
   * of one emulator share a key, but the pools of the next one have the same. What is missing is made and put there.
   * COGNITO_EMULATOR_KEY_FOLDER by default; without it, or with null, every key is made anew. So it is with a `dataDir`.
   */
  readonly keyFolder?: string | null;
  readonly clock?: Clock;
  /** The path of a seed file (YAML or JSON), or what would be in one. What is there already stays as it is. */
  readonly seed?: string | SeedDocument | null;
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
  /** `https://localhost:PORT`: managed login; null without a TLS port. Its certificate is `authority`'s. */
  readonly secureUrl: string | null;
  /** Whom to trust for `secureUrl`: PEM, and where it lies on disk (null in memory). */
  readonly authority: Pick<CertificateAuthority, "certificate" | "path"> | null;
  /** What no client of Cognito can do: move the clock, rotate keys, make calls fail, take snapshots. */
  readonly control: Control;
  /** Finishes what is under way, writes what is unwritten and frees port and folder. */
  close(): Promise<void>;
}

/** The region of requests that are signed for none. */
const defaultRegion = "ap-northeast-1";

const afterFiveSeconds = () => AbortSignal.timeout(triggerTimeLimitMs);

const insides = new WeakMap<Emulator, Services>();

/**
 * Starts an Amazon Cognito user pool service in this process.
 * Throws StartUpError: in production, on a public address, when the port or the data folder is taken,
 * when the seed cannot be used.
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { port = 0, tlsPort = null, host = "127.0.0.1", dataDir = null } = options;
  assertLocalUse(host, nodeEnv());
  const seed = await readSeed(options.seed ?? null);
  const { triggers = {}, triggerTimeLimit: timeLimit = afterFiveSeconds } = options;
  const clock = new VirtualClock(options.clock ?? systemClock);
  const { keyFolder = keyFolderOfTests() } = options;
  // Pools that are kept hold keys that the next run would take from the folder for others.
  const keys = keyFolder === null || dataDir !== null ? makeKey : keysFrom(keyFolder);
  const pools = new PoolStore(new TriggerFunctions(triggers, { clock, timeLimit }), keys);
  const storage = await openStorage(dataDir, pools);
  const services: Services = { pools, clock, challenges: new ChallengeSessions(clock) };
  const settle = () => storage.settle();
  const [faults, calls] = [new FaultInjection(), new CallLog()];
  const memory = createLoginMemory(clock);
  const control = createControl({ services, clock, faults, calls, seed, settle, memory });
  const listening: Listening[] = [];
  const stop = async () => {
    const closed = listening.map((server) => server.close());
    // A call that is held on purpose would hold up the stop.
    faults.clear();
    await Promise.all(closed);
    await storage.close();
  };
  try {
    if (seed) await applySeed(services, seed);
    await settle();
    const authority = tlsPort === null ? null : await openAuthority(dataDir);
    const api = { services, defaultRegion, settle, faults, calls, control, authority };
    const secure =
      authority && (await openManagedLogin(api, { memory, authority, host, port: tlsPort ?? 0 }));
    if (secure) listening.push(secure);
    const managedLoginUrl = secure?.url ?? null;
    const answers = { ...api, managedLoginUrl };
    const server = await listen((request, endpoint) => answerRequest(answers, request, endpoint), {
      host,
      port,
    });
    listening.push(server);
    if (options.issuer === "local") pools.issueFrom(managedLoginUrl ?? server.url);
    const emulator: Emulator = {
      url: server.url,
      port: server.port,
      secureUrl: managedLoginUrl,
      authority,
      control,
      close: stop,
    };
    insides.set(emulator, services);
    return emulator;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function readSeed(seed: string | SeedDocument | null): Promise<SeedSource | null> {
  if (seed === null) return null;
  return typeof seed === "string" ? await readSeedFile(seed) : seedOf(seed);
}

/** Opens the TLS port with a certificate for this run. */
async function openManagedLogin(
  api: Omit<Answers, "managedLoginUrl">,
  {
    memory,
    authority,
    ...address
  }: { memory: LoginMemory; authority: CertificateAuthority; host: string; port: number },
): Promise<Listening> {
  const shared = {
    ...memory,
    services: api.services,
    defaultRegion: api.defaultRegion,
    callProvider: createProviderCaller([...extraAuthorities(extraAuthoritiesFile()), authority.certificate]),
  };
  return listenSecurely(
    (request, origin) => {
      const login: ManagedLogin = { ...shared, origin };
      return answerSecureRequest({ ...api, managedLoginUrl: origin }, login, request);
    },
    { ...address, ...(await authority.issue()) },
  );
}

/** What is behind a running emulator, for the test pool: no operation on the wire forges tokens or rotates keys. */
export function servicesOf(emulator: Emulator): Services {
  const services = insides.get(emulator);
  if (!services) throw new TypeError("This is not a running emulator of this module.");
  return services;
}
