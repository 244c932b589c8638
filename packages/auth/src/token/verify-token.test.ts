import { rolePermissions } from "@sekisho/contract/permission";
import { describe, expect, it } from "vitest";
import { acceptedShapeTokens } from "../../test/accepted-shape-tokens.ts";
import { acceptedTokens } from "../../test/accepted-tokens.ts";
import { attackTable } from "../../test/forgeries/attack-table.ts";
import { escalations } from "../../test/forgeries/escalations.ts";
import type { Forgery } from "../../test/forgeries/forgery.ts";
import { type ShapePool, shapeNames, shapePool } from "../../test/shape-pools.ts";
import type { Verifier } from "../create-verifier.ts";
import { AuthError } from "../errors/auth-error.ts";
import type { Fetch } from "../keys/fetch-bounded.ts";
import { createTestIssuer, type TestIssuer } from "../testing.ts";

const at = 1_790_000_000;
const pool = createTestIssuer({ now: () => at * 1000 });

type Attacked = { readonly verifier: Verifier; readonly forge: (row: Forgery) => string };

/** The verifier under attack has just let in a good token: what it remembers must not help the next one. */
async function attacked({
  shape,
  tokenUse = "access",
}: Pick<Forgery, "shape" | "tokenUse">): Promise<Attacked> {
  const target = shape === undefined ? pool : shapePool(shape);
  const good = shape === undefined ? pool.mintToken(tokenUse) : shapePool(shape).mintToken("person");
  const verifier =
    shape === undefined ? pool.createVerifier({ tokenUse }) : shapePool(shape).createVerifier();
  await verifier.verify(good);
  return { verifier, forge: (row) => row.forge(target as TestIssuer & ShapePool, good) }; // as: the row's own kind
}

describe("refuses a forged or misdirected token", () => {
  it.each(attackTable)("$name ($rule; $reference)", async (row) => {
    const { verifier, forge } = await attacked(row);
    const error = await verifier.verify(forge(row)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AuthError);
    expect(error).toMatchObject({
      code: "token_validation_failed",
      reason: row.reason,
      message: "token_validation_failed",
    });
  });

  it("by a table of at least 300 different attacks", () => {
    const kinds = attackTable.map(({ name, rule, shape = "cognito" }) => `${shape}: ${rule}: ${name}`);
    expect(kinds.filter((kind, at) => kinds.indexOf(kind) !== at)).toEqual([]);
    expect(attackTable.length).toBeGreaterThanOrEqual(300);
  });

  it("also in a crowd, when signatures are checked beside the main thread", async () => {
    const targets = new Map<string, Attacked>();
    const crowd: (readonly [Forgery, Verifier, string])[] = [];
    for (const row of attackTable) {
      const name = `${row.shape} ${row.tokenUse}`;
      const target = targets.get(name) ?? (await attacked(row));
      targets.set(name, target);
      crowd.push([row, target.verifier, target.forge(row)]);
    }
    const verdicts = await Promise.all(
      crowd.map(([, verifier, token]) => verifier.verify(token).catch((error: unknown) => error)),
    );
    const reasons = verdicts.map((verdict) => (verdict instanceof AuthError ? verdict.reason : verdict));
    expect(reasons).toEqual(crowd.map(([{ reason }]) => reason));
  });

  it.each([undefined, ...shapeNames])("and never asks a server that a token names (%s)", async (shape) => {
    const target = shape === undefined ? pool : shapePool(shape);
    const asked: string[] = [];
    const fetch: Fetch = (url, init) => {
      asked.push(url);
      return target.fetch(url, init);
    };
    const verifier =
      shape === undefined ? pool.createVerifier({ fetch }) : shapePool(shape).createVerifier({ fetch });
    await verifier.warmUp();
    const own = new Set(asked);
    const { forge } = await attacked({ shape });
    for (const row of attackTable.filter((each) => each.shape === shape)) {
      await verifier.verify(forge(row)).catch(() => undefined);
    }
    expect(new Set(asked)).toEqual(own);
  });
});

describe("lets a token in that claims more than it may, and grants none of it", () => {
  it.each(escalations)("$kind: $name ($rule; $reference)", async ({ shape, kind, claims }) => {
    const principal =
      shape === undefined
        ? await pool.createVerifier({ rolePermissions }).verify(pool.mintToken(toUse(kind), { claims }))
        : await shapePool(shape)
            .createVerifier({ rolePermissions })
            .verify(shapePool(shape).mintToken(kind, { claims }));
    expect(principal).toMatchObject({
      kind: kind === "person" ? "user" : "machine",
      role: null,
      permissions: [],
    });
    expect(kind === "machine" && principal.groups.size > 0).toBe(false);
  });
});

const toUse = (kind: "person" | "machine") => (kind === "person" ? "access" : "machine");

describe("accepts a good token", () => {
  it.each(acceptedTokens)("$name", async ({ mint, use = "access", options }) => {
    const verifier = pool.createVerifier({ tokenUse: use, ...options });
    await expect(verifier.verify(mint(pool, at))).resolves.toMatchObject({ tokenUse: use });
  });

  it.each(acceptedShapeTokens)("of $shape: $name", async ({ shape, mint, principal = {} }) => {
    const shaped = shapePool(shape);
    await expect(shaped.createVerifier().verify(mint(shaped))).resolves.toMatchObject(principal);
  });

  it("by a table of at least 60 different ones", () => {
    const names = acceptedShapeTokens.map(({ shape, name }) => `${shape}: ${name}`);
    const kinds = [...acceptedTokens.map(({ name }) => name), ...names];
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(kinds.length).toBeGreaterThanOrEqual(60);
  });

  it.each(["a+b/c=", "==", "キー", " ", "0"])("signed with a key called %j", async (kid) => {
    const keys = { keys: [{ ...pool.publicJwk(), kid }] };
    const verifier = pool.createVerifier({ fetch: async () => Response.json(keys) });
    const token = pool.mintToken("access", { header: { kid } });
    await expect(verifier.verify(token)).resolves.toMatchObject({ username: "hanako" });
  });
});
