import { describe, expect, it } from "vitest";
import { createEmulator, parseSeed, SeedError } from "../index.ts";

const lines = (...text: string[]) => text.join("\n");

const withUser = (...user: string[]) =>
  lines(
    "version: 1",
    "pools:",
    "  - name: products",
    "    groups: [{ name: admin }]",
    "    users:",
    ...user.map((line) => `      ${line}`),
  );

/** The refusal of an emulator of its own, and what it holds afterwards. */
async function refusalOf(text: string): Promise<SeedError> {
  const emulator = await createEmulator();
  const plant = async () => emulator.control.importSeed(parseSeed(text, "seed.yaml"));
  const refusal: unknown = await plant().catch((error: unknown) => error);
  const { pools } = emulator.control.exportSeed();
  await emulator.close();
  expect(refusal).toBeInstanceOf(SeedError);
  expect(pools).toEqual([]);
  return refusal as SeedError; // as the line before has made sure
}

describe("A seed that cannot be used is refused whole, by line and path, in both languages", () => {
  it.each([
    [
      "a member that is misspelt",
      withUser("- username: yui", "  passwort: x"),
      "7:",
      "users[0].passwort",
      "misspelt",
      "綴り",
    ],
    [
      "a wrong type",
      withUser("- username: yui", "  enabled: 'yes'"),
      "7:18 ",
      "users[0].enabled",
      "true or false",
      "true か false のどちらかを",
    ],
    [
      "a password that is a number",
      withUser("- username: yui", "  password: 12345678"),
      "7:19 ",
      "users[0].password",
      "Expected a text",
      "文字列",
    ],
    [
      "a state Cognito does not have",
      withUser("- username: yui", "  status: NEW"),
      "7:17 ",
      "users[0].status",
      "CONFIRMED",
      "のいずれか",
    ],
    [
      "a missing name",
      "version: 1\npools:\n  - region: us-east-1",
      "3:5 ",
      "pools[0].name",
      "Expected a text",
      "文字列",
    ],
    [
      "a region AWS would not have",
      "version: 1\npools:\n  - name: a\n    region: local",
      "4:13 ",
      "pools[0].region",
      "form",
      "形式",
    ],
    [
      "an id of another region",
      "version: 1\npools:\n  - name: a\n    id: us-east-1_Abc123456",
      "4:9 ",
      "pools[0].id",
      "ap-northeast-1_",
      "リージョン",
    ],
    ["another version", "version: 2\npools: []", "1:10 ", "version", "Expected 1", "1 を書いてください"],
    [
      "a weak password",
      withUser("- username: yui", "  password: short"),
      "7:19 ",
      "users[0].password",
      "Password not long enough",
      "Cognito は",
    ],
    [
      "a number in a setting that is a text",
      "version: 1\npools:\n  - name: a\n    settings:\n      SmsConfiguration:\n        SnsCallerArn: arn:aws:iam::123456789012:role/sms\n        ExternalId: 12345",
      "7:21 ",
      "pools[0].settings.SmsConfiguration.ExternalId",
      "Expected a text",
      "文字列",
    ],
    [
      "a client secret that AWS would not take",
      "version: 1\npools:\n  - name: a\n    clients:\n      - name: server\n        secret: a-secret-of-a-server-of-ours",
      "6:17 ",
      "pools[0].clients[0].secret",
      "form",
      "形式",
    ],
    [
      "a client name that AWS would not take",
      "version: 1\npools:\n  - name: a\n    clients:\n      - name: サーバー",
      "5:15 ",
      "pools[0].clients[0].name",
      "form",
      "形式",
    ],
    [
      "an unknown group",
      withUser("- username: yui", "  groups: [admin, staff]"),
      "7:25 ",
      "users[0].groups[1]",
      "no group",
      "グループは",
    ],
    [
      "an unknown attribute",
      withUser("- username: yui", "  attributes: { 'custom:role': admin }"),
      "6:9 ",
      "users[0]",
      "custom:role",
      "Cognito は",
    ],
    [
      "a user who stands there twice",
      withUser("- username: yui", "- username: YUI"),
      "7:9 ",
      "users[1]",
      "twice",
      "二度",
    ],
    [
      "an attribute as no pool could have it",
      "version: 1\npools:\n  - name: a\n    schema: [{ Name: role, Required: true }]",
      "4:",
      "pools[0].schema",
      "Required custom attributes are not supported currently.",
      "Cognito は",
    ],
    [
      "settings the emulator cannot keep",
      "version: 1\npools:\n  - name: a\n    clients: [{ name: web, settings: { AccessTokenValidity: 1, TokenValidityUnits: { AccessToken: seconds } } }]",
      "4:38 ",
      "clients[0].settings",
      "accessTokenValidity",
      "Cognito は",
    ],
  ])("%s", async (_what, text, line, path, english, japanese) => {
    const { message, fault } = await refusalOf(text);
    expect(fault).toBe("seed-invalid");
    expect(message).toContain(`seed.yaml:${line}`);
    for (const part of [path, english, japanese]) expect(message).toContain(part);
  });

  it("a text that is neither YAML nor JSON, by line", async () => {
    const { message } = await refusalOf('version: 1\npools: [ { name: "a }\n');
    expect(message).toMatch(/^seed\.yaml:\d+:\d+.*neither YAML nor JSON.*YAML としても/s);
  });

  it("an address that another user has already", async () => {
    const text = lines(
      "version: 1",
      "pools:",
      "  - name: products",
      "    settings: { AliasAttributes: [email] }",
      "    users:",
      "      - { username: a, attributes: { email: a@example.com, email_verified: true } }",
      "      - { username: b, attributes: { email: a@example.com, email_verified: true } }",
    );
    const { message } = await refusalOf(text);
    expect(message).toContain("seed.yaml:7:45 pools[0].users[1].attributes.email");
  });

  it("names every problem of the form at once, and quotes no value", async () => {
    const { problems, message } = await refusalOf(
      withUser(
        "- username: yui",
        "  password: { salt: Secr3t!x }",
        "  enabled: Secr3t!x",
        "  groups: Secr3t!x",
      ),
    );
    expect(problems.length).toBeGreaterThanOrEqual(3);
    expect(message).not.toContain("Secr3t!x");
  });

  it("leaves an emulator that has other pools as it was", async () => {
    const emulator = await createEmulator({ seed: { version: 1, pools: [{ name: "products" }] } });
    const before = emulator.control.exportSeed();
    const text = lines(
      "version: 1",
      "pools:",
      "  - name: products",
      "    groups: [{ name: admin }]",
      "    clients: [{ name: web }]",
      "    users: [{ username: a, password: Passw0rd!x }, { username: b, password: short }]",
      "  - name: partners",
    );
    await expect(emulator.control.importSeed(parseSeed(text, "seed.yaml"))).rejects.toThrow("seed.yaml:6:");
    expect(emulator.control.exportSeed()).toEqual(before);
    await emulator.close();
  });

  it("without repeating a password that looks like a reference", async () => {
    const { message } = await refusalOf(withUser("- username: yui", "  password: *Secret1"));
    expect(message).toMatch(/^seed.yaml:7:\d+\n.*asterisk.*\n.*アスタリスク/);
    expect(message).not.toContain("Secret1");
  });
});
