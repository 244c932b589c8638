// Checked by tsc, never run: what must not compile.
import type { AccessPrincipal, Principal, PrincipalWithRole } from "../index.ts";

// @ts-expect-error: the package does not hand out the mint
export type Mint = typeof import("../index.ts").mintPrincipal;

const everyField = {
  tokenUse: "access",
  sub: "hanako",
  username: "hanako",
  role: "admin",
  groups: new Set<string>(),
  scopes: new Set<string>(),
  permissions: [],
  issuer: "https://example.com",
  clientId: "web",
  authTime: null,
  originJti: null,
  expiresAt: 0,
  claims: {},
} as const;

// @ts-expect-error: a hand-made object is not a proof
export const handMade: Principal = everyField;
// @ts-expect-error: nor is a copy with something changed
export const copied = (principal: AccessPrincipal): AccessPrincipal => ({
  ...principal,
  sub: "somebody else",
});

export function changes(principal: Principal, admin: PrincipalWithRole<"admin">) {
  // @ts-expect-error: a principal cannot be changed
  principal.role = "admin";
  // @ts-expect-error: nor can its groups
  principal.groups.add("admin");
  // @ts-expect-error: an access token carries no e-mail address, so it must be asked which kind this is
  const email: unknown = principal.email;
  // @ts-expect-error: whoever was not looked at by a guard may have no role
  const unchecked: PrincipalWithRole<"admin"> = principal;
  const checked: "admin" = admin.role;
  return [email, unchecked, checked, principal.tokenUse === "id" && principal.email];
}
