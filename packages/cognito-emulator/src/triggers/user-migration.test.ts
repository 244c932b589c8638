import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { startPause } from "../../test/pause.ts";
import type { UserMigrationTriggerEvent } from "../index.ts";

describe("The user migration trigger", () => {
  let account: AccountPool;
  let seen: UserMigrationTriggerEvent[];
  let knows: (event: UserMigrationTriggerEvent) => void | Promise<void>;
  beforeAll(async () => {
    account = await openAccountPool({
      triggers: {
        UserMigration: async (event) => {
          seen.push(structuredClone(event));
          await knows(event);
          return event;
        },
      },
    });
  });
  afterAll(() => account.close());
  beforeEach(() => {
    seen = [];
    knows = ({ userName, request, response }) => {
      if (request.password !== undefined && request.password !== "old") throw new Error("Bad password");
      response.userAttributes = { email: `${userName}@example.com`, email_verified: "true" };
      response.messageAction = "SUPPRESS";
    };
  });

  const newName = () => `user-${randomUUID()}`;
  const tryPassword = (USERNAME: string, PASSWORD: string, ClientMetadata = {}) =>
    account.call("InitiateAuth", {
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME, PASSWORD },
      ClientMetadata,
    });
  const incorrect = { message: "Incorrect username or password." };
  const statusOf = async (Username: string) =>
    (await account.administer("AdminGetUser", { Username }))["UserStatus"];

  it("brings somebody over with the password he types, once, whatever the policy thinks of it", async () => {
    const name = newName();
    expect(await tryPassword(name, "old", { from: "test" })).toHaveProperty("AuthenticationResult");
    expect(await tryPassword(name, "old")).toHaveProperty("AuthenticationResult");
    expect(seen).toMatchObject([
      {
        triggerSource: "UserMigration_Authentication",
        userName: name,
        request: { password: "old", validationData: { from: "test" } },
      },
    ]);
    expect(await account.stored(name)).toMatchObject({
      email: `${name}@example.com`,
      email_verified: "true",
    });
    expect(await statusOf(name)).toBe("CONFIRMED");
  });

  it("keeps a refusal apart from nothing: neither creates anybody, and the client learns no more", async () => {
    const name = newName();
    expect(await tryPassword(name, "wrong")).toMatchObject(incorrect);
    knows = () => {};
    expect(await tryPassword(name, "old")).toMatchObject(incorrect);
    expect(await statusOf(name)).toBeUndefined();
  });

  it("says that the migration failed where the client may know who exists", async () => {
    const { clientId: ClientId } = account.pool;
    const ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"];
    const change = (PreventUserExistenceErrors: string) =>
      account.administer("UpdateUserPoolClient", { ClientId, ExplicitAuthFlows, PreventUserExistenceErrors });
    await change("LEGACY");
    expect(await tryPassword(newName(), "wrong")).toEqual({
      __type: "UserNotFoundException",
      message: `Exception migrating user in app client ${ClientId}`,
    });
    await change("ENABLED");
  });

  it("can demand a new password at once", async () => {
    knows = ({ response }) => {
      response.userAttributes = { email: "reset@example.com", email_verified: "true" };
      response.finalUserStatus = "RESET_REQUIRED";
    };
    expect(await tryPassword(newName(), "old")).toMatchObject({ __type: "PasswordResetRequiredException" });
  });

  it("brings somebody over who forgot the password, and his code goes to the address it names", async () => {
    const name = newName();
    expect(await account.call("ForgotPassword", { Username: name })).toMatchObject({
      CodeDeliveryDetails: { AttributeName: "email" },
    });
    expect(seen).toMatchObject([{ triggerSource: "UserMigration_ForgotPassword" }]);
    expect(seen[0]?.request).not.toHaveProperty("password");
    const ConfirmationCode = account.pool.lastCode(name);
    const Password = "An0ther!pass";
    await account.call("ConfirmForgotPassword", { Username: name, ConfirmationCode, Password });
    expect(await tryPassword(name, Password)).toHaveProperty("AuthenticationResult");
  });

  it("does not tell by a forgotten password who is known anywhere", async () => {
    knows = () => {
      throw new Error("Unknown");
    };
    expect(await account.call("ForgotPassword", { Username: newName() })).toHaveProperty(
      "CodeDeliveryDetails",
    );
  });

  it("makes one user of two sign-ins at the same time", async () => {
    const pause = startPause(2);
    const usual = knows;
    knows = async (event) => {
      await pause.here();
      await usual(event);
    };
    const name = newName();
    const both = [tryPassword(name, "old"), tryPassword(name, "old")];
    await pause.reached;
    pause.goOn();
    const subs = await Promise.all(both.map(async (answer) => JSON.stringify(await answer)));
    expect(subs.every((answer) => answer.includes("AuthenticationResult"))).toBe(true);
    const { Users } = await account.administer("ListUsers", { Filter: `username = "${name}"` });
    expect(Users).toHaveLength(1);
  });

  it("lets nobody guess at the other directory in a crowd", async () => {
    const pause = startPause(5);
    const usual = knows;
    knows = async (event) => {
      await pause.here();
      await usual(event);
    };
    const name = newName();
    const guesses = Array.from({ length: 12 }, () => tryPassword(name, "wrong"));
    await pause.reached;
    pause.goOn();
    await Promise.all(guesses);
    expect(seen.length).toBeLessThanOrEqual(5);
    expect(await tryPassword(name, "old")).toMatchObject({ message: "Password attempts exceeded" });
  });

  it("takes nobody's alias, unless the function insists", async () => {
    const owner = await account.pool.addUser();
    const email = `${owner.username}@example.com`;
    let insists = false;
    knows = ({ response }) => {
      response.userAttributes = { email, email_verified: "true" };
      response.forceAliasCreation = insists;
    };
    expect(await tryPassword(newName(), "old")).toMatchObject(incorrect);
    expect(await account.stored(owner.username)).toMatchObject({ email_verified: "true" });
    insists = true;
    expect(await tryPassword(newName(), "old")).toHaveProperty("AuthenticationResult");
    expect(await account.stored(owner.username)).toMatchObject({ email_verified: "false" });
  });
});
