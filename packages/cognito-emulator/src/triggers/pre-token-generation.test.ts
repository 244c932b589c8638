import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import type {
  NewTestUser,
  PreTokenGenerationV2TriggerEvent,
  PreTokenGenerationV3TriggerEvent,
  TestPool,
  TestTokens,
} from "../index.ts";

type Event = PreTokenGenerationV2TriggerEvent | PreTokenGenerationV3TriggerEvent;

describe("The pre token generation trigger", () => {
  let account: AccountPool;
  let pools: Readonly<Record<"V1" | "V2" | "V3", TestPool>>;
  /** What the function of every pool does now. */
  let run: (event: Event) => object;
  beforeAll(async () => {
    account = await openAccountPool({ triggers: { PreTokenGenerationV2: async (event) => run(event) } });
    pools = {
      // Version 1 has other members; what a test reads and answers of them is its own affair.
      V1: await account.neighbour({
        triggers: { PreTokenGeneration: async (event: object) => run(event as Event) },
      }),
      V2: account.pool,
      V3: await account.neighbour({ triggers: { PreTokenGenerationV3: async (event) => run(event) } }),
    };
  });
  afterAll(() => account.close());

  const answering = (response: object) => (event: Event) => ({ ...event, response });
  const answeringV2 = (claimsAndScopeOverrideDetails: object) => answering({ claimsAndScopeOverrideDetails });
  const answeringV1 = (claimsOverrideDetails: object) => answering({ claimsOverrideDetails });
  const claimsOf = ({ accessToken, idToken }: TestTokens) => ({
    access: decodeJwt(accessToken),
    id: decodeJwt(idToken),
  });
  const signIn = async (version: keyof typeof pools, change: typeof run, user: NewTestUser = {}) => {
    run = change;
    return claimsOf(await pools[version].signIn(await pools[version].addUser(user)));
  };

  it("is shown the user, the groups and the scopes", async () => {
    const user = await account.pool.addUser({ groups: ["admin"], attributes: { "custom:role": "admin" } });
    const seen: Event[] = [];
    run = (event) => {
      seen.push(event);
      return event;
    };
    await account.pool.signIn(user);
    expect(seen).toMatchObject([
      {
        version: "2",
        triggerSource: "TokenGeneration_Authentication",
        userName: user.username,
        request: {
          userAttributes: { sub: user.sub, "custom:role": "admin", "cognito:user_status": "CONFIRMED" },
          groupConfiguration: { groupsToOverride: ["admin"], iamRolesToOverride: [] },
          scopes: ["aws.cognito.signin.user.admin"],
        },
        response: { claimsAndScopeOverrideDetails: null },
      },
    ]);
  });

  it("is not shown scopes in version 1", async () => {
    const seen: Event[] = [];
    await signIn("V1", (event) => {
      seen.push(event);
      return event;
    });
    expect(seen).toMatchObject([{ version: "1", response: { claimsOverrideDetails: null } }]);
    expect(seen[0]?.request).not.toHaveProperty("scopes");
  });

  it("puts custom:role into the access token, as the Lambda in production does", async () => {
    const copyRole = (event: Event) => {
      const role = event.request.userAttributes["custom:role"] ?? "user";
      event.response.claimsAndScopeOverrideDetails = {
        accessTokenGeneration: { claimsToAddOrOverride: { "custom:role": role } },
      };
      return event;
    };
    const { access } = await signIn("V2", copyRole, { attributes: { "custom:role": "admin" } });
    expect(access["custom:role"]).toBe("admin");
  });

  it("changes both tokens apart from each other, and suppresses what it also adds", async () => {
    const change = answeringV2({
      idTokenGeneration: {
        claimsToAddOrOverride: { tenant: "a", both: "x" },
        claimsToSuppress: ["email", "both"],
      },
      accessTokenGeneration: { claimsToAddOrOverride: { plan: "b" } },
    });
    const { access, id } = await signIn("V2", change);
    expect(id).toMatchObject({ tenant: "a" });
    for (const name of ["email", "both", "plan"]) expect(id).not.toHaveProperty(name);
    expect(access).toMatchObject({ plan: "b" });
    expect(access).not.toHaveProperty("tenant");
  });

  it("may answer any JSON from version 2 on, and text only in version 1", async () => {
    const claimsToAddOrOverride = { roles: ["a", "b"], limits: { items: 3 } };
    const change = answeringV2({ accessTokenGeneration: { claimsToAddOrOverride } });
    expect((await signIn("V2", change)).access).toMatchObject(claimsToAddOrOverride);
    await expect(signIn("V1", answeringV1({ claimsToAddOrOverride }))).rejects.toMatchObject({
      name: "InvalidLambdaResponseException",
    });
  });

  it("cannot change what a token proves", async () => {
    const names = [
      "sub",
      "iss",
      "exp",
      "iat",
      "auth_time",
      "token_use",
      "jti",
      "origin_jti",
      "event_id",
    ].concat([
      "aud",
      "client_id",
      "username",
      "cognito:username",
      "cognito:groups",
      "version",
      "scope",
      "nbf",
    ]);
    const forged = Object.fromEntries(names.map((name) => [name, "forged"]));
    const suppressed = names.filter((name) => name !== "cognito:groups");
    const generation = { claimsToAddOrOverride: forged, claimsToSuppress: suppressed };
    const user = await account.pool.addUser({ groups: ["user"] });
    run = (event) => event;
    const plain = claimsOf(await account.pool.signIn(user));
    run = answeringV2({ idTokenGeneration: generation, accessTokenGeneration: generation });
    const tried = claimsOf(await account.pool.signIn(user));
    for (const use of ["access", "id"] as const) {
      expect(Object.keys(tried[use]).toSorted()).toEqual(Object.keys(plain[use]).toSorted());
      expect(JSON.stringify(tried[use])).not.toContain("forged");
      expect(tried[use].sub).toBe(user.sub);
    }
  });

  it("names no audience of an access token but the client itself", async () => {
    const { clientId } = account.pool;
    const naming = (aud: string) =>
      signIn("V2", answeringV2({ accessTokenGeneration: { claimsToAddOrOverride: { aud } } }));
    expect((await naming(clientId)).access.aud).toBe(clientId);
    expect((await naming("another")).access).not.toHaveProperty("aud");
  });

  it("adds and takes away scopes, but never adds one of Cognito's own", async () => {
    const own = "aws.cognito.signin.user.admin";
    run = answeringV2({
      accessTokenGeneration: { scopesToAdd: ["items/read", own], scopesToSuppress: [own] },
    });
    const { accessToken } = await account.pool.signIn(await account.pool.addUser());
    expect(decodeJwt(accessToken)["scope"]).toBe("items/read");
    const adding = answeringV2({ accessTokenGeneration: { scopesToAdd: ["aws.cognito.another"] } });
    expect((await signIn("V2", adding)).access["scope"]).toBe(own);
    // Without that scope the token no longer speaks for its user at the pool.
    expect(await account.call("GetUser", { AccessToken: accessToken })).toMatchObject({
      message: "Access Token does not have required scopes",
    });
  });

  it("refuses a scope that would be two", async () => {
    const change = answeringV2({ accessTokenGeneration: { scopesToAdd: ["a b"] } });
    await expect(signIn("V2", change)).rejects.toMatchObject({ name: "InvalidLambdaResponseException" });
  });

  it("in version 1 changes the id token's claims, and the groups of both", async () => {
    const auditor = "arn:aws:iam::000000000000:role/auditor";
    const change = answeringV1({
      claimsToAddOrOverride: { tenant: "a" },
      groupOverrideDetails: {
        groupsToOverride: ["auditor"],
        iamRolesToOverride: [auditor],
        preferredRole: auditor,
      },
    });
    const { access, id } = await signIn("V1", change, { groups: ["admin"] });
    expect(id).toMatchObject({
      tenant: "a",
      "cognito:groups": ["auditor"],
      "cognito:preferred_role": auditor,
    });
    expect(access["cognito:groups"]).toEqual(["auditor"]);
    for (const name of ["tenant", "cognito:roles"]) expect(access).not.toHaveProperty(name);
  });

  it.each([[null], [{}]])(
    "takes the groups away when it answers %j for them",
    async (groupOverrideDetails) => {
      const { access, id } = await signIn("V1", answeringV1({ groupOverrideDetails }), { groups: ["admin"] });
      expect(access).not.toHaveProperty("cognito:groups");
      expect(id).not.toHaveProperty("cognito:groups");
    },
  );

  it("is told why: a new password, a renewal by either operation, a sign-in, and the client's own data", async () => {
    const { clientId: ClientId, ...pool } = pools.V3;
    const seen: [string, unknown][] = [];
    run = (event) => {
      seen.push([`${event.version} ${event.triggerSource}`, event.request.clientMetadata]);
      return event;
    };
    const { username, password } = await pool.addUser({ temporary: true });
    const ClientMetadata = { from: "test" };
    const signInWith = (PASSWORD: string) =>
      account.call("InitiateAuth", {
        ClientId,
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: username, PASSWORD },
        ClientMetadata,
      });
    const { Session } = await signInWith(password);
    const ChallengeName = "NEW_PASSWORD_REQUIRED";
    const ChallengeResponses = { USERNAME: username, NEW_PASSWORD: "An0ther!pass" };
    const answer = { ClientId, ChallengeName, Session, ChallengeResponses, ClientMetadata };
    const { AuthenticationResult } = await account.call("RespondToAuthChallenge", answer);
    const { RefreshToken } = AuthenticationResult as { RefreshToken: string }; // signed in just now
    await account.call("GetTokensFromRefreshToken", { ClientId, RefreshToken, ClientMetadata });
    const AuthParameters = { REFRESH_TOKEN: RefreshToken };
    await account.call("InitiateAuth", { ClientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters });
    await signInWith("An0ther!pass");
    expect(seen).toEqual([
      ["3 TokenGeneration_NewPasswordChallenge", ClientMetadata],
      ["3 TokenGeneration_RefreshTokens", ClientMetadata],
      ["3 TokenGeneration_RefreshTokens", undefined],
      // AWS hands InitiateAuth's data to the triggers before the password, and to no others.
      ["3 TokenGeneration_Authentication", undefined],
    ]);
  });

  it("stops the sign-in by failing, and the next one is free again", async () => {
    const user = await account.pool.addUser();
    run = () => {
      throw new Error("No tenant");
    };
    await expect(account.pool.signIn(user)).rejects.toMatchObject({
      name: "UserLambdaValidationException",
      message: "PreTokenGeneration failed with error No tenant.",
    });
    run = (event) => event;
    await expect(account.pool.signIn(user)).resolves.toBeDefined();
  });
});
