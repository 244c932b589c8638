import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";

describe("A confidential client", () => {
  let account: AccountPool;
  let client: { ClientId: string; ClientSecret: string };
  beforeAll(async () => {
    account = await openAccountPool();
    const { UserPoolClient } = await account.administer("CreateUserPoolClient", {
      ClientName: "server",
      GenerateSecret: true,
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH"],
    });
    client = UserPoolClient as typeof client; // AWS UserPoolClientType
  });
  afterAll(() => account.close());

  const hashOver = (name: string) =>
    createHmac("sha256", client.ClientSecret)
      .update(name + client.ClientId)
      .digest("base64");
  const Username = "hanako";
  const Password = "Passw0rd!x";
  const ConfirmationCode = "000000";

  it.each([
    ["SignUp", { Username, Password }],
    ["ConfirmSignUp", { Username, ConfirmationCode }],
    ["ResendConfirmationCode", { Username }],
    ["ForgotPassword", { Username }],
    ["ConfirmForgotPassword", { Username, ConfirmationCode, Password }],
  ])("proves itself in %s, over the name of that call", async (operation, body) => {
    const { ClientId } = client;
    const call = (SecretHash?: string) => account.call(operation, { ClientId, ...body, SecretHash });
    const __type = "NotAuthorizedException";
    const missing = `Client ${ClientId} is configured with secret but SECRET_HASH was not received`;
    expect(await call()).toEqual({ __type, message: missing });
    const wrong = `Unable to verify secret hash for client ${ClientId}`;
    expect(await call(hashOver("another"))).toEqual({ __type, message: wrong });
    expect(await call(hashOver(Username))).not.toMatchObject({ __type });
  });

  it.each(["USER_PASSWORD_AUTH", "USER_SRP_AUTH", "USER_AUTH"])(
    "proves itself when it begins %s, and tells nobody's name from somebody's until then",
    async (AuthFlow) => {
      const { username } = await account.pool.addUser();
      const begin = (USERNAME: string, SECRET_HASH: string) =>
        account.call("InitiateAuth", {
          ClientId: client.ClientId,
          AuthFlow,
          AuthParameters: { USERNAME, PASSWORD: "Wr0ng!pass", SRP_A: "abcd", SECRET_HASH },
        });
      const message = `Unable to verify secret hash for client ${client.ClientId}`;
      for (const name of [username, "nobody"]) {
        expect(await begin(name, hashOver("another"))).toMatchObject({ message });
      }
      expect(await begin(username, hashOver(username))).not.toMatchObject({ message });
    },
  );
});
