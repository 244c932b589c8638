import { authenticate } from "@sekisho/auth";
import { createTestIssuer } from "@sekisho/auth/testing";
import { describe, expect, it } from "vitest";
import { StreamLease } from "./stream-lease.ts";
import { supervised } from "./supervised.ts";

/** A lease on a token that lives for so many seconds, and the clock it is measured by. */
async function leaseOf({ seconds }: { readonly seconds: number }) {
  const issuedAt = 1_800_000_000;
  let now = issuedAt * 1000;
  const clock = { now: () => now };
  const issuer = createTestIssuer(clock);
  const token = issuer.mintToken("access", { claims: { exp: issuedAt + seconds } });
  const auth = await authenticate(issuer.createVerifier(), { authorization: `Bearer ${token}` });
  const lease = new StreamLease(auth, clock);
  const at = (second: number) => {
    now = (issuedAt + second) * 1000;
  };
  return { lease, at };
}

const expired = { code: "token_validation_failed", details: { token_expired: true } };
const sixtyDays = 5_184_000;

describe("the lease of a stream", () => {
  it("stands until the very second its token expires, and lets no event out after it", async () => {
    const { lease, at } = await leaseOf({ seconds: 900 });
    at(899.999);
    lease.assertStands();
    at(900);
    expect(() => lease.assertStands()).toThrow(expect.objectContaining(expired));
    expect(lease.signal.reason).toMatchObject(expired);
  });

  it("lets no event out that came while the token ran out", async () => {
    const { lease, at } = await leaseOf({ seconds: 900 });
    async function* source() {
      at(900);
      yield "too late";
    }
    const events = supervised(source(), lease, () => undefined)[Symbol.asyncIterator]();
    await expect(events.next()).rejects.toMatchObject(expired);
  });

  it("ends by itself where no event asks for it", async () => {
    const { lease, at } = await leaseOf({ seconds: 900 });
    at(900);
    await lease.recheck();
    expect(lease.signal.reason).toMatchObject(expired);
  });

  it("stands for longer than a timer can count", async () => {
    const { lease, at } = await leaseOf({ seconds: sixtyDays });
    await lease.recheck();
    at(sixtyDays - 1);
    await lease.recheck();
    lease.assertStands();
    at(sixtyDays);
    await lease.recheck();
    expect(lease.signal.reason).toMatchObject(expired);
  });

  it("ends when the clock leaps forward, and does not rise again when it leaps back", async () => {
    const { lease, at } = await leaseOf({ seconds: 900 });
    at(1_000_000);
    await lease.recheck();
    at(1);
    expect(() => lease.assertStands()).toThrow(expect.objectContaining(expired));
  });

  it("ends when the clock answers nonsense", async () => {
    const { lease, at } = await leaseOf({ seconds: 900 });
    at(Number.NaN);
    expect(() => lease.assertStands()).toThrow(expect.objectContaining(expired));
  });
});
