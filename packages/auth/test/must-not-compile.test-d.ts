// Checked by tsc, never run: the mistakes that the types catch, each with its reason. A line that begins to compile
// turns the type check red.
import { initTRPC } from "@trpc/server";
import {
  type AccessPrincipal,
  AuthError,
  type AuthErrorCode,
  type AuthState,
  allOf,
  anyRole,
  anyScope,
  auth0,
  authenticate,
  type CookieSource,
  can,
  cognito,
  confirmed,
  createVerifier,
  definePermissions,
  firebase,
  type GuardPolicy,
  google,
  guard,
  type MachinePrincipal,
  machine,
  oidc,
  type Policy,
  type PolicyMeta,
  type Principal,
  type PrincipalWithRole,
  person,
  protectedProcedure,
  publicProcedure,
  recent,
  role,
  scope,
  tokenCookie,
  type UserPrincipal,
  type Verifier,
} from "../src/index.ts";

// Whom to believe, said in full

const pool = {
  region: "ap-northeast-1",
  userPoolId: "ap-northeast-1_AbC123",
  tokenUse: "access",
  clientIds: ["web"],
  customRoleInAccessToken: false,
} as const;
const { region, userPoolId, tokenUse, clientIds, customRoleInAccessToken } = pool;

// @ts-expect-error: without clientIds any app client's token would pass
cognito({ region, userPoolId, tokenUse, customRoleInAccessToken });
// @ts-expect-error: without tokenUse an id token would pass for an access token
cognito({ region, userPoolId, clientIds, customRoleInAccessToken });
// @ts-expect-error: where roles come from must be said
cognito({ region, userPoolId, tokenUse, clientIds });
// @ts-expect-error: without a pool there is nobody to believe
cognito({ region, tokenUse, clientIds, customRoleInAccessToken });
// @ts-expect-error: undefined is not a decision; accepting every client is written null
cognito({ ...pool, clientIds: undefined });
// @ts-expect-error: which app an id token is for is the point of it
google({});
// @ts-expect-error: which project must be said
firebase({ roleClaim: null, groupsClaim: null });
// @ts-expect-error: an API that accepts tokens for every API accepts everybody's
auth0({ domain: "example.auth0.com", clientIds: null, roleClaim: null, groupsClaim: null });
const unsaid = { algorithms: ["RS256"], roleClaim: null, groupsClaim: null } as const;
// @ts-expect-error: of which issuer must be said
oidc({ ...unsaid, tokenUse: "access", audiences: ["api"], clientIds: null });
// @ts-expect-error: a verifier that believes nobody is a mistake
createVerifier([]);
// @ts-expect-error: there is no switch that takes the signature check away
createVerifier(cognito(pool), { verifySignature: false });
// @ts-expect-error: whether good signatures are remembered is an object or null, not a flag
createVerifier(cognito(pool), { cache: false });
// @ts-expect-error: a cookie without allowed origins would let every site act for its visitors
tokenCookie({ name: "__Host-token" });
// @ts-expect-error: a cookie that nobody looked at may have a name no cookie has, or origins that are none
export const cookie: CookieSource = { name: "__Host-token", allowedOrigins: ["*"] };
// @ts-expect-error: credentials are handed over by name: a bare text could be any field
export const fromText = (verifier: Verifier) => authenticate(verifier, "Bearer x");
// @ts-expect-error: whoever authenticates needs a verifier
export const fromNobody = () => authenticate({}, {});

// Proofs

// @ts-expect-error: a hand-made object is not a proof
export const handMade: Principal = { kind: "user", sub: "hanako", role: "admin" };
// @ts-expect-error: nor is one that somebody parsed
export const parsed: MachinePrincipal = { kind: "machine", sub: "batch", role: null, clientId: "batch" };
// @ts-expect-error: nor the claims of a token, verified or not
export const fromClaims = (principal: Principal): Principal => principal.claims;
// @ts-expect-error: the package does not hand out the mint
export type Mint = typeof import("../src/index.ts").mintPrincipal;
// @ts-expect-error: nor the guards' own bookkeeping, with which a procedure could be called guarded
export type Remember = typeof import("../src/index.ts").rememberGuard;
// @ts-expect-error: being known is not having a role
export const unchecked = (principal: Principal): PrincipalWithRole<"admin"> => principal;
// @ts-expect-error: a user is no administrator
export const raised = (user: PrincipalWithRole<"user">): PrincipalWithRole<"admin"> => user;
// @ts-expect-error: a machine is nobody who signed in
export const signedIn = (client: MachinePrincipal): UserPrincipal => client;
// @ts-expect-error: whoever calls may be a machine, which has no user name
export const nameOf = (principal: Principal): string => principal.username;
// @ts-expect-error: an access token carries no e-mail address
export const emailOf = (principal: AccessPrincipal) => principal.email;
// @ts-expect-error: a caller who was rejected has no principal
export const rejected = (state: AuthState) => state.principal;

export function changes(principal: Principal) {
  // @ts-expect-error: nobody raises a role
  principal.role = "admin";
  // @ts-expect-error: nor adds a group
  principal.groups.add("admin");
  // @ts-expect-error: nor a scope
  principal.scopes.add("items/write");
  // @ts-expect-error: nor a permission
  principal.permissions.push("delete");
  // @ts-expect-error: nor a claim
  principal.claims["sub"] = "taro";
}

// Policies

const { permission } = definePermissions({ user: ["stamp:see"], admin: ["stamp:see", "stamp:give"] });

// @ts-expect-error: a misspelt permission would be held by nobody
permission("stamp:giev");
// @ts-expect-error: every role is written down, also one that may do nothing
definePermissions({ admin: ["stamp:give"] });
// @ts-expect-error: a role nobody can hold
definePermissions({ user: [], admin: [], superuser: [] });
// @ts-expect-error: a misspelt role would be held by nobody
role("amdin");
// @ts-expect-error: names are exact
anyRole("user", "Admin");
// @ts-expect-error: any of none would be nobody
anyRole();
// @ts-expect-error: all of no scopes would be everybody
scope();
// @ts-expect-error: any of none would be nobody
anyScope();
// @ts-expect-error: all of nothing would be everybody
allOf();
// @ts-expect-error: what is public asks nothing, so it is no part of what all must meet
allOf(role("admin"), { kind: "public" });
// @ts-expect-error: an age is a number of seconds
recent("5 minutes");
// @ts-expect-error: how recent must be said
recent();
// @ts-expect-error: a kind nobody knows
export const unknownKind: Policy = { kind: "everybody" };
// @ts-expect-error: a user's own claim of being somebody is not what a policy looks at
can({ role: "admin" }, role("admin"));
// @ts-expect-error: "nobody" is said by null, not by forgetting
can(undefined, role("admin"));

// Guards

type Context = { readonly auth: AuthState };
const t = initTRPC.context<Context>().meta<PolicyMeta>().create();
const entered = t.procedure.concat(protectedProcedure);

// @ts-expect-error: an entrance is not a guard: it would check nothing
guard({ kind: "public" });
// @ts-expect-error: nor is being signed in, which protectedProcedure asks
guard({ kind: "signed-in" });
// @ts-expect-error: `confirmed` is a guard of its own
guard({ kind: "confirmed" });
// @ts-expect-error: a guard has a policy
guard();
// @ts-expect-error: the policy, not its name
guard("admin");
// @ts-expect-error: a guard without a caller: nobody has been looked for
t.procedure.use(guard(role("admin")));
// @ts-expect-error: what is public does not know who is calling
t.procedure.concat(publicProcedure).use(guard(role("admin")));
// @ts-expect-error: nor can the provider be asked about nobody
t.procedure.use(confirmed);
// @ts-expect-error: `guard` makes a guard, it is none
entered.use(guard);

declare function workForPerson(person: UserPrincipal): string;
declare function workForAdmin(admin: PrincipalWithRole<"admin">): string;
declare function workForMachine(client: MachinePrincipal): string;

export const router = t.router({
  // @ts-expect-error: whoever is signed in may be a machine, where a person is needed
  anybody: entered.query(({ ctx }) => workForPerson(ctx.principal)),
  // @ts-expect-error: a guard for machines lets no person through
  machine: entered.use(guard(machine())).query(({ ctx }) => workForPerson(ctx.principal)),
  // @ts-expect-error: nor one for people a machine
  person: entered.use(guard(person())).query(({ ctx }) => workForMachine(ctx.principal)),
  // @ts-expect-error: a scope may be a machine's
  scope: entered.use(guard(scope("items/read"))).query(({ ctx }) => workForPerson(ctx.principal)),
  // @ts-expect-error: a user need not be an administrator
  user: entered.use(guard(role("user"))).query(({ ctx }) => workForAdmin(ctx.principal)),
  // @ts-expect-error: nor whoever signed in just now
  recent: entered.use(guard(recent(300))).query(({ ctx }) => workForAdmin(ctx.principal)),
  // @ts-expect-error: nor whoever is given a permission
  permission: entered.use(guard(permission("stamp:give"))).query(({ ctx }) => workForAdmin(ctx.principal)),
});

/** What is known of a policy that somebody decides on later: nothing. */
export const late = (policy: GuardPolicy) =>
  // @ts-expect-error: a guard that may be any guard proves no role
  entered.use(guard(policy)).query(({ ctx }) => workForAdmin(ctx.principal));

// Apps

const withoutAuth = initTRPC.context<{ readonly db: unknown }>().meta<PolicyMeta>().create();
// @ts-expect-error: an app that does not authenticate cannot let anybody in
withoutAuth.procedure.concat(protectedProcedure);

const withOptionalAuth = initTRPC.context<{ readonly auth?: AuthState }>().meta<PolicyMeta>().create();
// @ts-expect-error: nor one that may forget to
withOptionalAuth.procedure.concat(protectedProcedure);

const withUserOnly = initTRPC.context<{ readonly auth: { kind: string } }>().meta<PolicyMeta>().create();
// @ts-expect-error: nor one whose `auth` means something else
withUserOnly.procedure.concat(protectedProcedure);

const withoutMeta = initTRPC.context<Context>().meta<{ readonly policy: string }>().create();
// @ts-expect-error: nor one whose metadata means something else by policy
withoutMeta.procedure.concat(protectedProcedure);

// @ts-expect-error: a context without the caller does not reach the procedures
t.router({ hello: entered.query(() => "hello") }).createCaller({});
// @ts-expect-error: nor one that calls itself signed in without a proof
t.router({ hello: entered.query(() => "hello") }).createCaller({ auth: { kind: "signed-in" } });

// Errors

// @ts-expect-error: the codes are a closed list
new AuthError("forbidden", "role_missing");
// @ts-expect-error: and so are the reasons, so that no part of a token gets into one
new AuthError("token_validation_failed", "bad token eyJhbGciOi");
// @ts-expect-error: a code that is not about the caller is not an AuthError's
new AuthError("not_found", "no_credential");
// @ts-expect-error: details are what the contract lets a caller know
new AuthError("insufficient_permissions", "role_missing", { details: { sub: "hanako" } });

/** Every code is spoken of, or this does not compile. */
export function completeSwitch(code: AuthErrorCode): string {
  switch (code) {
    case "authentication_required":
    case "token_validation_failed":
    case "step_up_required":
      return "who are you?";
    case "insufficient_permissions":
    case "insufficient_scope":
    case "csrf_rejected":
      return "no";
    case "identity_provider_unavailable":
      return "later";
  }
}

// @ts-expect-error: a switch that forgets a code (step_up_required) has an end that returns nothing
export function forgetfulSwitch(code: AuthErrorCode): string {
  switch (code) {
    case "authentication_required":
    case "token_validation_failed":
      return "who are you?";
    case "insufficient_permissions":
    case "insufficient_scope":
    case "csrf_rejected":
      return "no";
    case "identity_provider_unavailable":
      return "later";
  }
}

// @ts-expect-error: and so is a table that forgets one (csrf_rejected)
export const forgetfulTable: Record<AuthErrorCode, string> = {
  authentication_required: "who are you?",
  token_validation_failed: "who are you?",
  step_up_required: "once more, please",
  insufficient_permissions: "no",
  insufficient_scope: "no",
  identity_provider_unavailable: "later",
};
