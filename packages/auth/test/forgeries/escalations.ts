import { api, clientId, type ShapeName } from "../shape-pools.ts";

/** A good token that claims more than it may: it is let in, and grants nothing of what it asks for. */
export type Escalation = {
  readonly name: string;
  readonly rule: string;
  readonly reference: string;
  /** A Cognito user pool unless said. */
  readonly shape?: ShapeName;
  readonly kind: "person" | "machine";
  readonly claims: Readonly<Record<string, unknown>>;
};

const person = (shape: ShapeName | undefined, rule: string, reference: string, rows: readonly Claimed[]) =>
  rows.map(
    ([name, claims]): Escalation => ({ name, rule, reference, ...named(shape), kind: "person", claims }),
  );
const machine = (shape: ShapeName | undefined, rows: readonly Claimed[]) =>
  rows.map(
    ([name, claims]): Escalation => ({
      name,
      rule: "a machine has no role and no group",
      reference: "RFC 9068, section 5; OWASP API5:2023",
      ...named(shape),
      kind: "machine",
      claims,
    }),
  );
const named = (shape: ShapeName | undefined) => (shape === undefined ? {} : { shape });

type Claimed = readonly [name: string, claims: Readonly<Record<string, unknown>>];

const everyRoleClaim = {
  role: "admin",
  roles: ["admin"],
  groups: ["admin"],
  "cognito:groups": ["admin"],
  "custom:role": "admin",
  permissions: ["admin"],
  [`${api}/roles`]: ["admin"],
};

const exact = "a role is an exact name";
const nearly = [
  "Admin",
  "ADMIN",
  " admin",
  "admin ",
  "admin\u200b",
  "admin\0",
  "ａｄｍｉｎ",
  "аdmin",
  "admin,user",
  "administrators",
  "*",
  "",
];

export const escalations: readonly Escalation[] = [
  ...person(
    undefined,
    exact,
    "CWE-178; OWASP API5:2023",
    nearly.map((group): Claimed => [`group ${JSON.stringify(group)}`, { "cognito:groups": [group] }]),
  ),
  ...person(
    undefined,
    "an access token speaks by cognito:groups alone",
    "Amazon Cognito: custom attributes are the user's to write where a client lets them",
    [
      ["custom:role admin", { "custom:role": "admin" }],
      ["custom:role a list of it", { "custom:role": ["admin"] }],
      ["custom:roles", { "custom:roles": "admin" }],
      ["dev:custom:role", { "dev:custom:role": "admin" }],
      ["custom:cognito:groups", { "custom:cognito:groups": ["admin"] }],
      ["Cognito:Groups", { "Cognito:Groups": ["admin"] }],
      ["cognito:roles", { "cognito:roles": ["arn:aws:iam::123456789012:role/admin"] }],
      ["cognito:preferred_role", { "cognito:preferred_role": "admin" }],
      ["a scope called admin", { scope: "admin aws.cognito.signin.user.admin" }],
      ["groups one level down", { claims: { "cognito:groups": ["admin"] } }],
      ["groups in a prototype", { constructor: { prototype: { "cognito:groups": ["admin"] } } }],
      [
        "groups that are called like members of every list",
        { "cognito:groups": ["__proto__", "constructor", "length"] },
      ],
    ],
  ),
  ...person("google", "Google knows no roles", "Google Identity: verify the ID token", [
    ["every claim that names a role elsewhere", everyRoleClaim],
    ["a domain called admin", { hd: "admin" }],
  ]),
  ...person("auth0", "roles come from the one claim that was singled out", "OWASP API5:2023", [
    ["a role without its namespace", { roles: ["admin"], role: "admin" }],
    ["permissions called admin", { permissions: ["admin"] }],
    ["another namespace", { "https://other.example.com/roles": ["admin"] }],
    ["the namespace in capitals", { [`${api}/Roles`]: ["admin"] }],
    [
      "app_metadata",
      { app_metadata: { [`${api}/roles`]: ["admin"] }, "https://api.example.com": { roles: ["admin"] } },
    ],
    ["groups called admin", { [`${api}/groups`]: ["admin"] }],
  ]),
  ...person("firebase", "roles come from the one claim that was singled out", "Firebase: custom claims", [
    ["a group called admin", { groups: ["admin"] }],
    ["a tenant called admin", { firebase: { tenant: "admin", sign_in_attributes: { role: "admin" } } }],
    ["the flag that many examples use", { admin: true }],
  ]),
  ...person("oidc", "roles come from the one claim that was singled out", "OWASP API5:2023", [
    ["the roles of the realm", { realm_access: { roles: ["admin"] } }],
    ["the roles of a client", { resource_access: { [clientId]: { roles: ["admin"] } } }],
    ["a group called admin", { groups: ["admin"] }],
    ["a role in another letter case", { roles: ["Admin"] }],
    ["two roles in one string", { roles: "user admin" }],
  ]),
  ...machine(undefined, [
    ["every claim that names a role", everyRoleClaim],
    ["groups alone", { "cognito:groups": ["admin"] }],
    ["a scope called admin", { scope: "admin" }],
  ]),
  ...machine("auth0", [
    ["every claim that names a role", everyRoleClaim],
    [
      "a person's subject and the grant of a machine",
      { sub: "auth0|65f0c0ffee", [`${api}/roles`]: ["admin"] },
    ],
  ]),
  ...machine("oidc", [
    ["every claim that names a role", everyRoleClaim],
    ["a name to sign in with", { preferred_username: "hanako", roles: ["admin"] }],
  ]),
];
