import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";

const minute = 60_000;

describe("A sign-in session", () => {
  let account: AccountPool;
  beforeAll(async () => {
    account = await openAccountPool();
  });
  afterAll(() => account.close());

  const clientWith = async (settings: object = {}) => {
    const { UserPoolClient } = await account.administer("CreateUserPoolClient", {
      ClientName: "another",
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
      ...settings,
    });
    return (UserPoolClient as { ClientId: string }).ClientId; // AWS UserPoolClientType
  };
  const begin = async (ClientId: string) => {
    const { username: USERNAME, password: PASSWORD } = await account.pool.addUser({ temporary: true });
    const AuthParameters = { USERNAME, PASSWORD };
    const { Session } = await account.call("InitiateAuth", {
      ClientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters,
    });
    const ChallengeResponses = { USERNAME, NEW_PASSWORD: "An0ther!pass" };
    return { ChallengeName: "NEW_PASSWORD_REQUIRED", Session, ChallengeResponses };
  };
  const answer = (ClientId: string, body: object) =>
    account.call("RespondToAuthChallenge", { ClientId, ...body });

  it("lives as long as its client says (AuthSessionValidity)", async () => {
    const client = await clientWith({ AuthSessionValidity: 5 });
    const [first, second] = [await begin(client), await begin(client)];
    account.now += 5 * minute - 1;
    expect(await answer(client, first)).toHaveProperty("AuthenticationResult");
    account.now += 1;
    expect(await answer(client, second)).toMatchObject({
      message: "Invalid session for the user, session is expired.",
    });
  });

  it("serves no other client, of the same pool either, and its own afterwards", async () => {
    const [own, other] = [await clientWith(), await clientWith()];
    const begun = await begin(own);
    expect(await answer(other, begun)).toMatchObject({ message: "Invalid session for the user." });
    expect(await answer(own, begun)).toHaveProperty("AuthenticationResult");
  });
});
