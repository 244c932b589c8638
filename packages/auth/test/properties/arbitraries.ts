import { roles } from "@sekisho/contract/role";
import * as fc from "fast-check";

/** A role name that is not one: other case, spaces, look-alikes, a piece more or less. */
export const nearlyRole: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...roles), fc.constantFrom("case", "space", "inside", "cut", "more"), fc.nat(4))
  .chain(([role, way, at]) => {
    if (way === "case") return fc.mixedCase(fc.constant(role));
    if (way === "cut") return fc.constant(role.slice(0, -1));
    if (way === "more") return fc.string({ minLength: 1, maxLength: 4 }).map((more) => role + more);
    const piece = fc.constantFrom(" ", "\t", "\n", "\0", "\u00a0", "\u200b", "\ufeff", "\u0301", "　");
    return way === "space"
      ? fc.tuple(piece, fc.boolean()).map(([space, before]) => (before ? space + role : role + space))
      : piece.map((inserted) => role.slice(0, at) + inserted + role.slice(at));
  })
  .filter((name) => !isRole(name));

/** A group that grants nothing, of any letters. */
export const otherGroup: fc.Arbitrary<string> = fc.oneof(
  nearlyRole,
  fc.string({ unit: "grapheme", maxLength: 20 }).filter((name) => !isRole(name)),
  fc.string({ unit: "binary", maxLength: 20 }).filter((name) => !isRole(name)),
  fc.constantFrom("__proto__", "constructor", "0", "length", "role", "user,admin", '["admin"]'),
);

export const otherGroups = fc.array(otherGroup, { maxLength: 12 });
export const groups = fc.array(fc.oneof(otherGroup, fc.constantFrom(...roles)), { maxLength: 12 });

/** RFC 6749, section 3.3: scope-token = 1*( %x21 / %x23-5B / %x5D-7E ). */
const scopeLetter = fc
  .integer({ min: 0x21, max: 0x7e })
  .filter((code) => code !== 0x22 && code !== 0x5c)
  .map((code) => String.fromCharCode(code));
export const scopeToken = fc.string({ unit: scopeLetter, minLength: 1, maxLength: 20 });

/** Authorization fields that are credentials, or would be but for one letter, and fields of any text. */
export const authorizationField: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(
      fc.oneof(
        fc.mixedCase(fc.constant("bearer")),
        fc.constantFrom(
          "Bearer",
          " Bearer",
          "Basic",
          "Bear",
          "Bearerer",
          "ＢＥＡＲＥＲ",
          "Bearer:",
          "",
          "DPoP",
        ),
      ),
      fc.constantFrom(" ", " ", " ", "  ", "", "\t", "\u00a0", " \t", "\n"),
      fc.string({ unit: fc.constantFrom("a", "Z", "0", "9", "-", ".", "_", "~", "+", "/"), maxLength: 12 }),
      // The Kelvin sign and the long s are k and s to a pattern that ignores case carelessly.
      fc.constantFrom(
        "",
        "",
        "",
        "=",
        "==",
        "=a",
        " ",
        ",",
        "\n",
        "\0",
        '"',
        ";",
        "\u212a",
        "\u017f",
        "é",
        ".",
      ),
    )
    .map((parts) => parts.join("")),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
);

const isRole = (name: string): boolean => roles.some((role) => role === name);
