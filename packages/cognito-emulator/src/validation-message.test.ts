import { describe, expect, it } from "vitest";
import { z } from "zod";
import { UserPoolId } from "./pool/identifiers.ts";
import { validationMessage } from "./validation-message.ts";

const Input = z.object({
  UserPoolId,
  Username: z.string().min(1).max(128),
  Password: z.string().regex(/^\S+$/),
  AuthFlow: z.enum(["USER_SRP_AUTH", "CUSTOM_AUTH"]),
  Limit: z.int().min(0).max(60),
  Schema: z.array(z.object({ Name: z.string().max(20) })),
});
const good = {
  UserPoolId: "ap-northeast-1_Local0001",
  Username: "hanako",
  Password: "Passw0rd!x",
  AuthFlow: "CUSTOM_AUTH",
  Limit: 1,
  Schema: [{ Name: "role" }],
};

const messageFor = (bend: object): string => {
  const { error } = Input.safeParse({ ...good, ...bend }, { reportInput: true });
  return error ? validationMessage(error) : "accepted";
};

describe("The message about a bad request", () => {
  it("is AWS's, with the member's own name and the limit it breaks", () => {
    const enumValues = "Member must satisfy enum value set: [USER_SRP_AUTH, CUSTOM_AUTH]";
    for (const [bend, fault] of [
      [{ AuthFlow: "NONE" }, `Value 'NONE' at 'authFlow' failed to satisfy constraint: ${enumValues}`],
      [
        { UserPoolId: "nowhere" },
        "Value 'nowhere' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
      ],
      [
        { Limit: 61 },
        "Value '61' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 60",
      ],
      [
        { Schema: [{ Name: "role" }, { Name: "n".repeat(21) }] },
        "Value at 'schema.2.member.name' failed to satisfy constraint: Member must have length less than or equal to 20",
      ],
      [{ Limit: undefined }, "Value null at 'limit' failed to satisfy constraint: Member must not be null"],
      [{ Username: undefined }, "Value at 'username' failed to satisfy constraint: Member must not be null"],
    ] as const) {
      expect(messageFor(bend)).toBe(`1 validation error detected: ${fault}`);
    }
  });

  it("names every fault of the request", () => {
    expect(messageFor({ Username: "", Limit: -1 })).toBe(
      "2 validation errors detected: Value at 'username' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '-1' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 0",
    );
  });

  it("counts all faults of a request made of nothing else, and tells the first 200", () => {
    const message = messageFor({ Schema: Array(5000).fill({}) });
    expect(message).toMatch(/^5000 validation errors detected: .*'schema\.200\.member\.name'[^;]*$/);
  });

  it("never repeats what was in a password or a name", () => {
    expect(messageFor({ Password: "my secret", Username: "u".repeat(200) })).not.toMatch(/secret|uuu/);
    expect(messageFor({ Password: 12_345_678 })).toBe(
      "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must be of the type string",
    );
  });
});
