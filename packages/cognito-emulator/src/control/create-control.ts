import { messagesFor } from "../local/read-outbox.ts";
import type { Services } from "../operation.ts";
import type { Pool } from "../pool/pool.ts";
import { applySeed } from "../seed/apply-seed.ts";
import type { SeedSource } from "../seed/check-seed.ts";
import { exportSeed } from "../seed/export-seed.ts";
import type { CallLog } from "./call-log.ts";
import type { Control } from "./control.ts";
import { controlFaults } from "./control-error.ts";
import type { FaultInjection } from "./fault-injection.ts";
import { Snapshots } from "./snapshots.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** What the controls move. `seed` is what a reset goes back to. */
export interface Controlled {
  readonly services: Services;
  readonly clock: VirtualClock;
  readonly faults: FaultInjection;
  readonly calls: CallLog;
  readonly seed: SeedSource | null;
  /** What managed login remembers, which ends with the pools it is about. */
  readonly memory: { forgetAll(): void };
  /** Resolves once everything done so far is on disk. */
  readonly settle: () => Promise<void>;
}

/** The controls of a running emulator. */
export function createControl({ services, clock, faults, calls, seed, settle, memory }: Controlled): Control {
  const { pools, challenges } = services;
  const snapshots = new Snapshots();
  const pool = (id: string): Pool => {
    const found = pools.find(id);
    if (!found) throw controlFaults.poolUnknown();
    return found;
  };
  const replacePools = (all: readonly Pool[]) => {
    pools.replaceAll(all);
    challenges.forgetAll();
    memory.forgetAll();
  };

  return {
    clock,
    outbox: (user) => messagesFor(pools, user ?? null),
    lastCode: (user) => messagesFor(pools, user)[0]?.code,
    async rotateKeys(id) {
      await pool(id).keys.rotate(clock.now(), pools.makeKey);
      await settle();
    },
    failKeySet(id, failing) {
      pool(id).keySetTraffic.failing = failing;
    },
    faults: () => faults.all(),
    heldCalls: () => faults.held,
    injectFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    bendNextToken: (id, bend) => pool(id).bentTokens.add(bend),
    unbendTokens: (id) => pool(id).bentTokens.clear(),
    clearLockout(id, username) {
      const { attempts, users } = pool(id);
      if (username === undefined) attempts.forgiveAll();
      else attempts.succeed(users.find(username)?.username ?? username);
    },
    snapshot: () => snapshots.take(pools, clock.now()),
    snapshots: () => snapshots.all(),
    async restore(id) {
      const then = snapshots.read(id, services.pools.functions);
      if (!then) throw controlFaults.snapshotUnknown();
      replacePools(then);
      await settle();
    },
    async reset() {
      faults.clear();
      clock.backToReal();
      replacePools([]);
      if (seed) await applySeed(services, seed);
      calls.clear();
      await settle();
    },
    calls: () => calls.all(),
    exportSeed: () => exportSeed(pools),
    async importSeed(wanted) {
      await applySeed(services, wanted);
      await settle();
    },
  };
}
