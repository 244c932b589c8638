import { describe, expect, it } from "vitest";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { openPool, present } from "./local-pool.ts";

describe("The AWS SDK administers app clients", () => {
  const emulator = emulatorForTests();

  const openClient = async (client = {}) => {
    const pool = await openPool(emulator, { client });
    const ids = { UserPoolId: pool.userPoolId, ClientId: pool.clientId };
    const describeClient = async () => present((await pool.sdk.describeUserPoolClient(ids)).UserPoolClient);
    return { pool, ids, sdk: pool.sdk, describeClient };
  };

  it("describes a client, and shows a secret only where one was made", async () => {
    const open = await openClient();
    expect(await open.describeClient()).toMatchObject({
      ...open.ids,
      ClientName: "web",
      RefreshTokenValidity: 30,
      PreventUserExistenceErrors: "ENABLED",
      EnableTokenRevocation: true,
      AuthSessionValidity: 3,
      CreationDate: expect.any(Date),
    });
    expect(await open.describeClient()).not.toHaveProperty("ClientSecret");
    const closed = await openClient({ GenerateSecret: true });
    expect((await closed.describeClient()).ClientSecret).toBe(closed.pool.clientSecret);
  });

  it("sets back what an update leaves out: the classic trap", async () => {
    const { pool, sdk, ids, describeClient } = await openClient({
      AccessTokenValidity: 15,
      TokenValidityUnits: { AccessToken: "minutes" },
      ReadAttributes: ["name"],
    });
    await sdk.updateUserPoolClient({ ...ids, ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"] });
    const client = await describeClient();
    expect(client).toMatchObject({
      ClientName: "web",
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
      PreventUserExistenceErrors: "LEGACY",
    });
    expect(client).not.toHaveProperty("ReadAttributes");
    const { username, password } = await pool.addUser();
    const { AuthenticationResult } = await sdk.initiateAuth({
      ClientId: pool.clientId,
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME: username, PASSWORD: password },
    });
    expect(AuthenticationResult?.ExpiresIn).toBe(3600);
  });

  it("keeps the secret through an update", async () => {
    const { pool, sdk, ids, describeClient } = await openClient({ GenerateSecret: true });
    await sdk.updateUserPoolClient({ ...ids, ClientName: "renamed" });
    expect(await describeClient()).toMatchObject({
      ClientName: "renamed",
      ClientSecret: pool.clientSecret,
    });
  });

  it("refuses lifetimes Cognito refuses", async () => {
    await expect(
      openClient({ AccessTokenValidity: 4, TokenValidityUnits: { AccessToken: "minutes" } }),
    ).rejects.toMatchObject({ name: "InvalidParameterException" });
    await expect(openClient({ AccessTokenValidity: 25 })).rejects.toMatchObject({
      name: "InvalidParameterException",
    });
    const hours = { AccessToken: "hours", IdToken: "hours", RefreshToken: "hours" } as const;
    await expect(
      openClient({ IdTokenValidity: 3, RefreshTokenValidity: 2, TokenValidityUnits: hours }),
    ).rejects.toMatchObject({
      message: "Refresh token validity must not be shorter than access or id token validity.",
    });
    await openClient({ IdTokenValidity: 2, RefreshTokenValidity: 2, TokenValidityUnits: hours });
  });

  it("refuses an attribute the pool does not have", async () => {
    await expect(openClient({ WriteAttributes: ["custom:absent"] })).rejects.toMatchObject({
      name: "InvalidParameterException",
    });
  });

  it("lists clients page by page, without their secrets", async () => {
    const { sdk, ids } = await openClient({ GenerateSecret: true });
    const { UserPoolId } = ids;
    await sdk.createUserPoolClient({ UserPoolId, ClientName: "second" });
    const first = await sdk.listUserPoolClients({ UserPoolId, MaxResults: 1 });
    const rest = await sdk.listUserPoolClients({ UserPoolId, MaxResults: 1, NextToken: first.NextToken });
    const clients = [...(first.UserPoolClients ?? []), ...(rest.UserPoolClients ?? [])];
    expect(clients.map(({ ClientName }) => present(ClientName)).toSorted()).toEqual(["second", "web"]);
    expect(rest.NextToken).toBeUndefined();
    for (const client of clients) expect(client).not.toHaveProperty("ClientSecret");
  });

  it("deletes a client, and its next call names it", async () => {
    const { sdk, ids, describeClient } = await openClient();
    await sdk.deleteUserPoolClient(ids);
    await expect(describeClient()).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: `User pool client ${ids.ClientId} does not exist.`,
    });
  });
});
