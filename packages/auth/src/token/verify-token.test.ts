import { describe, expect, it } from "vitest";
import { acceptedTokens } from "../../test/accepted-tokens.ts";
import { claimForgeries } from "../../test/forgeries/claims.ts";
import { formForgeries } from "../../test/forgeries/form.ts";
import { headerForgeries } from "../../test/forgeries/header.ts";
import { signatureForgeries } from "../../test/forgeries/signature.ts";
import { AuthError } from "../errors/auth-error.ts";
import { createTestIssuer } from "../testing.ts";

const at = 1_790_000_000;
const pool = createTestIssuer({ now: () => at * 1000 });
const forgeries = [...formForgeries, ...headerForgeries, ...signatureForgeries, ...claimForgeries];

describe("refuses a forged or misdirected token", () => {
  it.each(forgeries)("$name ($rule; $reference)", async ({ forge, reason, tokenUse = "access" }) => {
    const verifier = pool.createVerifier({ tokenUse });
    const error = await verifier.verify(forge(pool)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AuthError);
    expect(error).toMatchObject({
      code: "token_validation_failed",
      reason,
      message: "token_validation_failed",
    });
  });

  it("by a table of at least 100 different attacks", () => {
    expect(new Set(forgeries.map(({ name, rule }) => `${rule}: ${name}`)).size).toBe(forgeries.length);
    expect(forgeries.length).toBeGreaterThanOrEqual(100);
  });

  it("and never asks a server that a token names", async () => {
    const asked: string[] = [];
    const verifier = pool.createVerifier({
      fetch: (url, init) => {
        asked.push(url);
        return pool.fetch(url, init);
      },
    });
    for (const { forge } of signatureForgeries) await verifier.verify(forge(pool)).catch(() => undefined);
    expect(new Set(asked)).toEqual(new Set([pool.jwksUrl]));
  });
});

describe("accepts a good token", () => {
  it.each(acceptedTokens)("$name", async ({ mint, use = "access", options }) => {
    const verifier = pool.createVerifier({ tokenUse: use, ...options });
    await expect(verifier.verify(mint(pool, at))).resolves.toMatchObject({ tokenUse: use });
  });

  it.each(["a+b/c=", "==", "キー", " ", "0"])("signed with a key called %j", async (kid) => {
    const keys = { keys: [{ ...pool.publicJwk(), kid }] };
    const verifier = pool.createVerifier({ fetch: async () => Response.json(keys) });
    const token = pool.mintToken("access", { header: { kid } });
    await expect(verifier.verify(token)).resolves.toMatchObject({ username: "hanako" });
  });
});
