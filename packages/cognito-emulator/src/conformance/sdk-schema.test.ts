import type { SchemaAttributeType } from "@aws-sdk/client-cognito-identity-provider";
import { describe, expect, it } from "vitest";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { present, sdkFor } from "./local-pool.ts";

describe("A pool's attribute schema", () => {
  const emulator = emulatorForTests();
  const sdk = sdkFor(emulator);

  const createPool = async (...Schema: SchemaAttributeType[]) =>
    present(
      (await sdk.createUserPool({ PoolName: "schema", ...(Schema.length > 0 && { Schema }) })).UserPool,
    );
  const attribute = async (Name: string, ...wanted: SchemaAttributeType[]) =>
    (await createPool(...wanted)).SchemaAttributes?.find((described) => described.Name === Name);

  it("describes the standard attributes with AWS's limits", async () => {
    const text = (MinLength: string, MaxLength: string) => ({ MinLength, MaxLength });
    for (const [name, limits] of [
      ["sub", { StringAttributeConstraints: text("1", "2048"), Mutable: false, Required: true }],
      ["email", { StringAttributeConstraints: text("0", "2048"), Mutable: true, Required: false }],
      ["birthdate", { StringAttributeConstraints: text("10", "10") }],
      ["updated_at", { AttributeDataType: "Number", NumberAttributeConstraints: { MinValue: "0" } }],
    ] as const) {
      expect(await attribute(name)).toMatchObject(limits);
    }
  });

  it("keeps the limits that belong to a custom attribute's type, and drops the others", async () => {
    const limits = {
      StringAttributeConstraints: { MinLength: "10", MaxLength: "20" },
      NumberAttributeConstraints: { MinValue: "10", MaxValue: "20" },
    };
    const { StringAttributeConstraints, NumberAttributeConstraints } = limits;
    const kept = {
      String: { StringAttributeConstraints },
      Number: { NumberAttributeConstraints },
      Boolean: {},
    };
    for (const AttributeDataType of ["String", "Number", "Boolean"] as const) {
      const described = await attribute("custom:x", { Name: "x", AttributeDataType, ...limits });
      expect(described).toEqual({
        Name: "custom:x",
        AttributeDataType,
        DeveloperOnlyAttribute: false,
        Mutable: true,
        Required: false,
        ...kept[AttributeDataType],
      });
    }
  });

  const text = (MinLength: string, MaxLength?: string) => ({
    Name: "email",
    StringAttributeConstraints: { MinLength, MaxLength },
  });
  it.each<[string, SchemaAttributeType, string]>([
    [
      "a custom attribute without a type",
      { Name: "x" },
      "Invalid AttributeDataType input, consider using the provided AttributeDataType enum.",
    ],
    [
      "a custom attribute that everybody must have",
      { Name: "x", AttributeDataType: "String", Required: true },
      "Required custom attributes are not supported currently.",
    ],
    [
      "a standard attribute of another type",
      { Name: "email", AttributeDataType: "Number" },
      "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email",
    ],
    [
      "a standard attribute for developers only",
      { Name: "email", DeveloperOnlyAttribute: true },
      "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email",
    ],
    [
      "a limit that is no number",
      text("many"),
      "Invalid StringAttributeConstraints for schema attribute email",
    ],
    [
      "a text of more than 2048 characters",
      text("2049"),
      "user.email: String attributes cannot have a length of more than 2048",
    ],
    [
      "a text at once longer and shorter",
      text("2", "1"),
      "user.email: Max length cannot be less than min length.",
    ],
    [
      "a number at once larger and smaller",
      { Name: "updated_at", NumberAttributeConstraints: { MinValue: "2", MaxValue: "1" } },
      "user.updated_at: Max value cannot be less than min value.",
    ],
    [
      "a limit of numbers that is none",
      { Name: "updated_at", NumberAttributeConstraints: { MinValue: "few" } },
      "Invalid NumberAttributeConstraints for schema attribute updated_at",
    ],
  ])("refuses %s", async (_case, wanted, message) => {
    await expect(createPool(wanted)).rejects.toMatchObject({ name: "InvalidParameterException", message });
  });

  it("takes an added attribute for a custom one, also where a standard one has its name", async () => {
    const { Id: UserPoolId } = await createPool();
    const email = { Name: "email", AttributeDataType: "Number" } as const;
    await sdk.addCustomAttributes({ UserPoolId, CustomAttributes: [email] });
    const { UserPool } = await sdk.describeUserPool({ UserPoolId });
    expect(UserPool?.SchemaAttributes).toContainEqual(
      expect.objectContaining({ Name: "custom:email", AttributeDataType: "Number" }),
    );
    await expect(
      sdk.addCustomAttributes({ UserPoolId, CustomAttributes: [{ Name: "name" }] }),
    ).rejects.toMatchObject({
      message: "Invalid AttributeDataType input, consider using the provided AttributeDataType enum.",
    });
  });

  it("refuses the same of attributes that are added, and a name that is there", async () => {
    const banana = { Name: "banana", AttributeDataType: "String", DeveloperOnlyAttribute: true } as const;
    const { Id: UserPoolId } = await createPool(banana);
    const add = (wanted: SchemaAttributeType) =>
      sdk.addCustomAttributes({ UserPoolId, CustomAttributes: [wanted] });
    await expect(add(banana)).rejects.toMatchObject({
      message: "custom:banana: Existing attribute already has name dev:custom:banana.",
    });
    await expect(add({ Name: "y", AttributeDataType: "String", Required: true })).rejects.toMatchObject({
      message: "Required custom attributes are not supported currently.",
    });
  });
});
