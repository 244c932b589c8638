import { includesRole, type Role, roles } from "@sekisho/contract/role";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Principal, readBearerToken } from "../src/index.ts";
import { createTestIssuer } from "../src/testing.ts";
import {
  authorizationField,
  groups,
  nearlyRole,
  otherGroup,
  otherGroups,
  scopeToken,
} from "./properties/arbitraries.ts";
import { tokenOfCredentials } from "./properties/bearer-grammar.ts";
import { tamperings } from "./properties/tampering.ts";

// A failing property prints its seed, the path to the case and the case made as small as it goes.

const pool = createTestIssuer();
const verifiers = { access: pool.createVerifier(), id: pool.createVerifier({ tokenUse: "id" }) };

const principalOf = (claims: Record<string, unknown>, use: "access" | "id" = "access"): Promise<Principal> =>
  verifiers[use].verify(pool.mintToken(use, { claims }));
const roleOf = async (list: readonly string[]): Promise<Role | null> =>
  (await principalOf({ "cognito:groups": list })).role;

/** Every case is a token to sign and to verify. */
const tokens = { numRuns: 150 };
const timeout = 60_000;

describe("the role of an access token", { timeout }, () => {
  it("is none for any list of groups without an exact role name", () =>
    fc.assert(
      fc.asyncProperty(otherGroups, async (list) => {
        const principal = await principalOf({ "cognito:groups": list });
        expect(principal).toMatchObject({ role: null, permissions: [] });
        expect([...principal.groups]).toEqual([...new Set(list)]);
      }),
      tokens,
    ));

  it("is admin wherever admin is among the groups, and an admin may do what a user may", () =>
    fc.assert(
      fc.asyncProperty(groups, groups, async (before, after) => {
        const admin = await principalOf({ "cognito:groups": [...before, "admin", ...after] });
        const user = await principalOf({ "cognito:groups": ["user"] });
        expect(admin.role).toBe("admin");
        expect(includesRole(admin.role, "user")).toBe(true);
        expect(admin.permissions).toEqual(expect.arrayContaining([...user.permissions]));
      }),
      tokens,
    ));

  it("never becomes lower by more groups", () =>
    fc.assert(
      fc.asyncProperty(groups, groups, async (list, more) => {
        const [less, role] = [await roleOf(list), await roleOf([...list, ...more])];
        expect(less === null || includesRole(role, less)).toBe(true);
      }),
      tokens,
    ));

  it("does not depend on the order of groups, or on one that stands there twice", () =>
    fc.assert(
      fc.asyncProperty(
        groups.chain((list) => fc.tuple(fc.constant(list), reordered(list), fc.subarray(list))),
        async ([list, shuffled, repeated]) => {
          expect(await roleOf([...shuffled, ...repeated])).toBe(await roleOf(list));
        },
      ),
      tokens,
    ));

  it("does not depend on names that are nearly a role's: other case, spaces, look-alikes", () =>
    fc.assert(
      fc.asyncProperty(groups, fc.array(nearlyRole, { maxLength: 8 }), async (list, variants) => {
        expect(await roleOf([...variants, ...list])).toBe(await roleOf(list));
      }),
      tokens,
    ));

  it("is the highest whose exact name is among the groups", () =>
    fc.assert(
      fc.asyncProperty(groups, async (list) => {
        expect(await roleOf(list)).toBe(roles.findLast((role) => list.includes(role)) ?? null);
      }),
      tokens,
    ));

  it("comes from no other claim", () => {
    const elsewhere = fc.constantFrom(
      "custom:role",
      "role",
      "roles",
      "groups",
      "cognito:roles",
      "permissions",
    );
    const value = fc.oneof(fc.constantFrom(...roles), fc.constant([...roles]), fc.jsonValue({ maxDepth: 2 }));
    return fc.assert(
      fc.asyncProperty(fc.dictionary(elsewhere, value), async (claims) => {
        expect((await principalOf(claims)).role).toBeNull();
      }),
      tokens,
    );
  });

  it("is not guessed from groups that are no list of texts: the token is refused", () => {
    const isListOfTexts = (value: unknown) =>
      Array.isArray(value) && value.every((one) => typeof one === "string");
    const value = fc.oneof(
      fc.constantFrom<unknown>("admin", { admin: true }, ["admin", 1], [["admin"]], null),
      fc.jsonValue({ maxDepth: 2 }).filter((json) => !isListOfTexts(json)),
    );
    return fc.assert(
      fc.asyncProperty(value, async (list) => {
        await expect(principalOf({ "cognito:groups": list })).rejects.toMatchObject({
          code: "token_validation_failed",
        });
      }),
      tokens,
    );
  });
});

describe("the role of an id token", { timeout }, () => {
  it("comes from an exact name in custom:role, whatever the groups are", () => {
    const name = fc.oneof(fc.constantFrom(...roles), otherGroup, fc.jsonValue({ maxDepth: 2 }));
    return fc.assert(
      fc.asyncProperty(name, groups, async (role, list) => {
        const principal = await principalOf({ "custom:role": role, "cognito:groups": list }, "id");
        expect(principal.role).toBe(roles.find((known) => known === role) ?? null);
      }),
      tokens,
    );
  });
});

describe("scopes", { timeout }, () => {
  it("are split exactly at single spaces, as RFC 6749, section 3.3 joins them", () =>
    fc.assert(
      fc.asyncProperty(fc.array(scopeToken, { maxLength: 12 }), async (list) => {
        expect([...(await principalOf({ scope: list.join(" ") })).scopes]).toEqual([...new Set(list)]);
      }),
      tokens,
    ));

  it("are split at nothing else: not at tabs, line breaks, commas or other spaces", () => {
    const unsplit = fc
      .string({ unit: fc.oneof(scopeToken, fc.constantFrom("\t", "\n", "\u00a0", "　", "\0", ",")) })
      .filter((scope) => scope !== "");
    return fc.assert(
      fc.asyncProperty(unsplit, async (scope) => {
        expect([...(await principalOf({ scope })).scopes]).toEqual([scope]);
      }),
      tokens,
    );
  });

  it("are none in an id token, whatever it says", () =>
    fc.assert(
      fc.asyncProperty(scopeToken, async (scope) => {
        expect([...(await principalOf({ scope }, "id")).scopes]).toEqual([]);
      }),
      tokens,
    ));
});

describe("a principal", { timeout }, () => {
  it("is not changed by anything that is done to it", () =>
    fc.assert(
      fc.asyncProperty(
        groups,
        fc.array(scopeToken, { maxLength: 4 }),
        fc.shuffledSubarray([...tamperings], { minLength: 1 }),
        async (list, scopes, chosen) => {
          const claims = { "cognito:groups": list, scope: scopes.join(" ") };
          const principal = await principalOf(claims);
          const before = snapshot(principal);
          for (const tamper of chosen) attempt(() => tamper(principal));
          expect(snapshot(principal)).toEqual(before);
          expect(principal.groups.has("admin")).toBe(list.includes("admin"));
          expect(principal.scopes.has("admin")).toBe(scopes.includes("admin"));
        },
      ),
      tokens,
    ));
});

describe("readBearerToken", () => {
  const many = { numRuns: 5000 };

  it("reads what RFC 6750's grammar calls credentials, and nothing else", () => {
    fc.assert(
      fc.property(authorizationField, (field) => {
        const token = tokenOfCredentials(field);
        const expected = token === null ? { kind: "malformed" } : { kind: "token", token };
        expect(readBearerToken(field)).toMatchObject(expected);
      }),
      many,
    );
  });

  it("reads no token out of two fields, whichever come first, and takes no field for none", () => {
    fc.assert(
      fc.property(fc.array(authorizationField, { maxLength: 3 }), (fields) => {
        const [field, ...others] = fields;
        const ambiguous = { kind: "malformed", reason: "authorization_ambiguous" };
        const one = field === undefined ? { kind: "absent" } : readBearerToken(field);
        expect(readBearerToken(fields)).toEqual(others.length > 0 ? ambiguous : one);
      }),
      many,
    );
  });
});

const reordered = (list: readonly string[]): fc.Arbitrary<string[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length });

function attempt(deed: () => unknown): void {
  try {
    deed();
  } catch {
    // refused outright: just as good as no effect
  }
}

function snapshot({ groups: members, scopes, permissions, role, claims }: Principal) {
  return structuredClone({ groups: [...members], scopes: [...scopes], permissions, role, claims });
}
