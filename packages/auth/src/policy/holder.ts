import type { Role } from "@sekisho/contract/role";

/**
 * What a policy looks at. A `Principal` is one; in a browser, what the API says of the caller (`auth.me`) makes one.
 * Sets and arrays will both do.
 */
export type Holder = {
  /** `machine`: an app client that speaks for itself, with no person behind it. */
  readonly kind: "user" | "machine";
  readonly role: Role | null;
  readonly groups: Iterable<string>;
  readonly scopes: Iterable<string>;
  readonly permissions: readonly string[];
  /** When the person signed in, in seconds since 1970; null when the token does not say. */
  readonly authTime: number | null;
};
