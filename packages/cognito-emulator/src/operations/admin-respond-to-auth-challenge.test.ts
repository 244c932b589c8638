import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { beginSrp, prove } from "../../test/srp-client.ts";
import type { TestUser } from "../index.ts";

describe("Signing somebody in from a server", () => {
  let account: AccountPool;
  let ClientId: string;
  beforeAll(async () => {
    account = await openAccountPool();
    const { UserPoolClient } = await account.administer("CreateUserPoolClient", {
      ClientName: "server",
      ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    });
    ({ ClientId } = UserPoolClient as { ClientId: string }); // just created, with an id
  });
  afterAll(() => account.close());

  const begin = ({ username, password }: TestUser) =>
    account.administer("AdminInitiateAuth", {
      ClientId,
      AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: username, PASSWORD: password },
    });
  const answer = (Session: unknown, ChallengeResponses: Record<string, string>, over: object = {}) =>
    account.administer("AdminRespondToAuthChallenge", {
      ClientId,
      ChallengeName: "NEW_PASSWORD_REQUIRED",
      Session,
      ChallengeResponses,
      ...over,
    });

  it("walks an invited person to a password of their own, and lets in with that one only", async () => {
    const person = await account.pool.addUser({ temporary: true });
    const { Session, ChallengeName } = await begin(person);
    expect(ChallengeName).toBe("NEW_PASSWORD_REQUIRED");
    const NEW_PASSWORD = "An0ther!pass";
    expect(await answer(Session, { USERNAME: person.username, NEW_PASSWORD })).toHaveProperty(
      "AuthenticationResult",
    );
    expect(await begin(person)).toMatchObject({ __type: "NotAuthorizedException" });
    expect(await begin({ ...person, password: NEW_PASSWORD })).toHaveProperty("AuthenticationResult");
  });

  it("signs somebody in over SRP as well, for a client that may", async () => {
    const person = await account.pool.addUser();
    const ofServer = (operation: string, body: object) =>
      account.administer(operation, { ClientId: account.pool.clientId, ...body });
    const begun = await beginSrp({ ...account, call: ofServer }, person.username, "AdminInitiateAuth");
    const ChallengeResponses = prove(account, begun, person.password);
    const { Session } = begun;
    const answered = { ChallengeName: "PASSWORD_VERIFIER", Session, ChallengeResponses };
    expect(await ofServer("AdminRespondToAuthChallenge", answered)).toHaveProperty(
      "AuthenticationResult.AccessToken",
    );
  });

  it("ties a session to the client and the pool it began with", async () => {
    const person = await account.pool.addUser({ temporary: true });
    const { Session } = await begin(person);
    const responses = { USERNAME: person.username, NEW_PASSWORD: "An0ther!pass" };
    expect(await answer(Session, responses, { ClientId: account.pool.clientId })).toMatchObject({
      message: "Invalid session for the user.",
    });
    const { userPoolId: UserPoolId } = await account.neighbour();
    expect(await answer(Session, responses, { UserPoolId })).toMatchObject({
      __type: "ResourceNotFoundException",
    });
    expect(await answer(Session, responses)).toHaveProperty("AuthenticationResult");
  });
});
