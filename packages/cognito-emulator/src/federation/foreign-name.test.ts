import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FederatedApp, openFederatedApp } from "../../test/federated-app.ts";

describe("The name of somebody who comes from a provider", () => {
  let federated: FederatedApp;
  beforeAll(async () => {
    federated = await openFederatedApp();
  });
  afterAll(() => federated.close());

  const signIn = async (subject: string) => {
    federated.provider.subject = subject;
    const visitor = federated.app.browser();
    return (await federated.comeBack(visitor, await federated.leave(visitor))).location.searchParams;
  };
  const names = async () => {
    const { Users } = await federated.app.administer("ListUsers", {});
    return (Users as { Username: string }[]).map(({ Username }) => Username); // AWS UserType
  };
  const longest = "s".repeat(128 - "Elsewhere_".length);

  it("may be as long as any user name, and in any script", async () => {
    for (const subject of [longest, "花子"]) {
      expect((await signIn(subject)).has("code")).toBe(true);
      const Username = `Elsewhere_${subject}`;
      expect(await federated.app.administer("AdminGetUser", { Username })).toMatchObject({ Username });
    }
  });

  it.each([
    ["longer than a user name", `${longest}s`, "Member must have length less than or equal to 128"],
    ["with a blank", "some body", "Member must satisfy regular expression pattern"],
  ])("is refused, and nobody is made of it, when it is %s", async (_case, subject, text) => {
    const before = await names();
    const told = await signIn(subject);
    expect(told.has("code")).toBe(false);
    expect(told.get("error")).toBe("invalid_request");
    const described = told.get("error_description");
    expect(described).toContain("Elsewhere Error - 1 validation error detected: Value at 'userName'");
    expect(described).toContain(text);
    expect(described).not.toContain(subject);
    expect(await names()).toEqual(before);
  });

  it("may be anything for a local account that was linked to it: its own name stands", async () => {
    await federated.app.addUser("yui");
    const subject = "some body there";
    await federated.app.administer("AdminLinkProviderForUser", {
      DestinationUser: { ProviderName: "Cognito", ProviderAttributeValue: "yui" },
      SourceUser: {
        ProviderName: "Elsewhere",
        ProviderAttributeName: "Cognito_Subject",
        ProviderAttributeValue: subject,
      },
    });
    expect((await signIn(subject)).has("code")).toBe(true);
  });
});
