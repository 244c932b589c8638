import { asc, gt, gte, lt, sql } from "drizzle-orm";
import { type Listen, tell } from "../notices.ts";
import { oncePer } from "../once-per.ts";
import type { AsCaller, Overseeing } from "../row-scope.ts";
import type { Rows } from "../rows.ts";
import { revocations, revocationsKeptSeconds } from "../schema/revocations.ts";

/** What is taken back: the tokens of a person issued up to a second (since 1970, as in `iat`), or those of one sign-in. */
export type NewRevocation =
  | { readonly issuer: string; readonly subject: string; readonly issuedUpTo: number }
  | { readonly issuer: string; readonly originJti: string };

export type Revocation = NewRevocation & { readonly id: number };

/** `readAt` is where the next look goes on: the database's own time, as a text of its own. */
export type RevocationLook = { readonly made: readonly Revocation[]; readonly readAt: string };

/**
 * Seconds that a look reads again. Neither ids nor times of rows come in the order of their commits: a row may become
 * visible after a later one, by as long as its transaction lasts. Each of its few statements, and each pause between
 * them, is ended after ten seconds.
 */
const overlapSeconds = 120;

export type RevocationsRepository = {
  /** All of them or none, in the name of `madeBy`. Whoever listens is told once they are durable. */
  add(madeBy: string, made: readonly NewRevocation[]): Promise<void>;
  /**
   * Everybody's since an earlier look's `readAt`, and again those shortly before it: they may come twice. `null` asks for
   * all that are still of use.
   */
  since(readAt: string | null): Promise<RevocationLook>;
  /**
   * Calls `hear` for whatever was added; with `false` for "something may have been missed": then ask for all.
   * Answers how to stop listening.
   */
  onAdded(hear: (isAllHeard: boolean) => void): () => void;
};

const from = sql`${sql.placeholder("readAt")}::timestamptz - make_interval(secs => ${sql.raw(String(overlapSeconds))})`;
const since = oncePer((rows: Rows) =>
  rows.select().from(revocations).where(gte(revocations.madeAt, from)).prepare("revocations_since"),
);
/** Rows that one statement answers: all of a busy day at once would take longer than a look's statement may. */
const pageLength = 10_000;
const page = oncePer((rows: Rows) =>
  rows
    .select()
    .from(revocations)
    .where(gt(revocations.id, sql.placeholder("after")))
    .orderBy(asc(revocations.id))
    .limit(pageLength)
    .prepare("revocations_page"),
);
const past = sql`now() - make_interval(secs => ${sql.raw(String(revocationsKeptSeconds))})`;

export function revocationsRepository(
  asCaller: AsCaller,
  overseeing: Overseeing,
  listen: Listen,
): RevocationsRepository {
  return {
    async add(madeBy, made) {
      await asCaller(madeBy, async (rows) => {
        await rows.insert(revocations).values(made.map((revocation) => ({ ...revocation, madeBy })));
        await rows.delete(revocations).where(lt(revocations.madeAt, past));
        await tell(rows, "sekisho_revocations", "added");
      });
    },
    async since(readAt) {
      return overseeing(async (rows) => {
        // The beginning of this transaction: before everything that it sees.
        const [now] = await rows.select({ readAt: sql<string>`now()::text` }).from(sql`(select) as nothing`);
        if (now === undefined) throw new Error("the database does not know what time it is");
        const found = readAt === null ? await all(rows) : await since(rows).execute({ readAt });
        return { made: found.flatMap(toRevocation), readAt: now.readAt };
      });
    },
    onAdded: (hear) => listen("sekisho_revocations", (about) => hear(about !== null)),
  };
}

/** A page at a time. What becomes visible behind the page that is read is younger than the overlap of the next look. */
async function all(rows: Rows): Promise<(typeof revocations.$inferSelect)[]> {
  const found: (typeof revocations.$inferSelect)[] = [];
  for (let after = 0; ; ) {
    const next = await page(rows).execute({ after });
    for (const row of next) found.push(row);
    if (next.length < pageLength) return found;
    after = next.at(-1)?.id ?? after;
  }
}

function toRevocation(row: typeof revocations.$inferSelect): Revocation[] {
  const { id, issuer, subject, issuedUpTo, originJti } = row;
  if (originJti !== null) return [{ id, issuer, originJti }];
  // The table's check lets nothing else in.
  return subject === null || issuedUpTo === null ? [] : [{ id, issuer, subject, issuedUpTo }];
}
