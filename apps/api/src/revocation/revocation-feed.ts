import { type Clock, createRevocationList, type RevocationSource } from "@sekisho/auth";
import { type NewRevocation, type RevocationsRepository, revocationsKeptSeconds } from "@sekisho/db";
import type { FastifyBaseLogger } from "fastify";
import { createBell } from "../bell.ts";

/**
 * Milliseconds for which what was heard last may stand for the present: then nobody can tell any more. This, and not how
 * fast a notice is, bounds how long a token counts that was taken back through another instance.
 */
const heardForMs = 5_000;

/** Milliseconds between two looks at most, so that some may fail within the time above. */
const lookEveryMs = 1_000;

/** What has been taken back through any instance, kept in memory. */
export type RevocationFeed = {
  /** For the verifier, which asks for every token. */
  readonly source: RevocationSource;
  /** Whether it can tell: a look that was answered began within the last five seconds. */
  isHeard(): boolean;
  /** Writes revocations down in the name of `madeBy`, for every instance; here they hold when this resolves. */
  add(madeBy: string, made: readonly NewRevocation[]): Promise<void>;
  /**
   * Calls `hear` whenever the source may answer differently than before: whoever let somebody in for longer than a
   * moment asks it again. It must not throw. Answers how to stop.
   */
  onChange(hear: () => void): () => void;
  close(): Promise<void>;
};

type FeedOptions = {
  readonly store: RevocationsRepository;
  /** Never goes back; milliseconds. */
  readonly monotonicClock: Clock;
  readonly log: FastifyBaseLogger;
};

/**
 * Loads all that is still of use, then looks again at each notice, and every second whatever the notices do.
 * @throws DatabaseError when the first look fails
 */
export async function openRevocationFeed({
  store,
  monotonicClock,
  log,
}: FeedOptions): Promise<RevocationFeed> {
  const list = createRevocationList({ keepSeconds: revocationsKeptSeconds, monotonicClock });
  const hearers = new Set<() => void>();
  const bell = createBell();
  let readAt: string | null = null;
  let isAllWanted = true;
  let known: ReadonlySet<number> = new Set();
  let lookedAt = Number.NEGATIVE_INFINITY;
  let wasHeard = true;
  let isClosed = false;

  const isHeard = () => monotonicClock.now() - lookedAt <= heardForMs;
  const tellChange = () => {
    for (const hear of hearers) hear();
  };

  function keep(made: NewRevocation): void {
    if ("originJti" in made) list.revokeSignIn(made.originJti);
    else list.revokeSubject({ issuer: made.issuer, sub: made.subject }, made.issuedUpTo);
  }

  /** The beginning counts: what is committed after it may be missed, what was before is seen. */
  async function look(): Promise<void> {
    const began = monotonicClock.now();
    const from = isAllWanted ? null : readAt;
    isAllWanted = false;
    const found = await store.since(from);
    const fresh = found.made.filter(({ id }) => !known.has(id));
    for (const made of fresh) keep(made);
    known = new Set(found.made.map(({ id }) => id));
    readAt = found.readAt;
    lookedAt = began;
    if (fresh.length > 0) tellChange();
  }

  function noteFailure(err: unknown): void {
    isAllWanted = true; // another server may have taken over, with a clock of its own
    noteWhetherHeard(err);
  }

  function noteWhetherHeard(err?: unknown): void {
    if (isHeard() === wasHeard) return;
    wasHeard = !wasHeard;
    if (wasHeard) log.info("revocations are heard of again");
    else log.warn({ err }, "revocations are not heard of; no token can be checked until they are");
    tellChange();
  }

  async function lookUntilClosed(): Promise<void> {
    while (!isClosed) {
      await look().then(() => noteWhetherHeard(), noteFailure);
      await bell.rung(lookEveryMs);
    }
  }

  await look();
  const stopListening = store.onAdded((isAllHeard) => {
    if (!isAllHeard) isAllWanted = true;
    bell.ring();
  });
  const looking = lookUntilClosed();

  return {
    source: {
      check(token) {
        if (list.check(token) === "revoked") return "revoked";
        return isHeard() ? "good" : "unknown";
      },
    },
    isHeard,
    async add(madeBy, made) {
      await store.add(madeBy, made);
      for (const one of made) keep(one);
      tellChange();
    },
    onChange(hear) {
      const heard = () => hear(); // its own identity, so that one function may listen twice
      hearers.add(heard);
      return () => void hearers.delete(heard);
    },
    async close() {
      isClosed = true;
      stopListening();
      bell.ring();
      await looking;
    },
  };
}
