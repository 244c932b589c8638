import { describe, expect, it } from "vitest";
import { RefreshGrants } from "./refresh-grants.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** A sign-in of this moment that may be refreshed for so long. */
const signIn = (grants: RefreshGrants, now: number, life: number) =>
  grants.open({ clientId: "client", sub: "sub", authTime: now, expiresAt: now + life }).grant.originJti;

describe("the sign-ins of a pool", () => {
  it("are forgotten a day after they could last be refreshed, whichever ends first, and not sooner", () => {
    const grants = new RefreshGrants();
    const long = signIn(grants, 0, 2 * day);
    const short = signIn(grants, 0, hour);

    signIn(grants, hour + day - 1, hour);
    expect(grants.findByOrigin(short)).toBeDefined();

    signIn(grants, hour + day, hour);
    expect(grants.findByOrigin(short)).toBeUndefined();
    expect(grants.findByOrigin(long)).toBeDefined();

    signIn(grants, 3 * day, hour);
    expect(grants.findByOrigin(long)).toBeUndefined();
  });

  it("that were stored are forgotten as well", () => {
    const before = new RefreshGrants();
    const stored = signIn(before, 0, hour);
    const after = new RefreshGrants(before.all());
    signIn(after, hour + day, hour);
    expect(after.findByOrigin(stored)).toBeUndefined();
  });

  it("are never changed in place: whoever kept one sees that there is another now", () => {
    const grants = new RefreshGrants();
    const { grant, refreshToken } = grants.open({ clientId: "c", sub: "s", authTime: 0, expiresAt: hour });
    const seen = [grant];
    const changes = [
      () => grants.addToken(grant),
      () => grants.markRotated({ hash: grant.tokens[0]?.hash ?? "", rotatedAt: null }, 7),
      () => grants.revoke(grant.originJti),
    ];
    for (const change of changes) {
      const { version } = grants;
      change();
      const now = grants.findByOrigin(grant.originJti) ?? grant;
      expect(seen).not.toContain(now);
      expect(grants.version).not.toBe(version);
      seen.push(now);
    }
    expect(grants.findByToken(refreshToken)).toMatchObject({
      grant: { revoked: true },
      token: { rotatedAt: 7 },
    });
    for (const part of seen.flatMap((each) => [each, each.tokens, ...each.tokens])) {
      expect(Object.isFrozen(part)).toBe(true);
    }
    expect(seen[0]).toMatchObject({ revoked: false, tokens: [{ rotatedAt: null }] });
  });

  it("tell what has changed since a moment, and say so when that is too long ago", () => {
    const grants = new RefreshGrants();
    const first = signIn(grants, 0, hour);
    const start = grants.version;
    expect(grants.changedSince(start)).toEqual([]);
    grants.revoke(first);
    const second = signIn(grants, hour + day, hour); // forgets the first
    expect(grants.changedSince(start)).toEqual([first, first, second]);
    for (let number = 0; number < 3000; number += 1) signIn(grants, hour + day, hour);
    expect(grants.changedSince(start)).toBeNull();
    expect(grants.changedSince(grants.version - 1000)).toEqual(
      grants
        .all()
        .slice(-1000)
        .map(({ originJti }) => originJti),
    );
  });
});
