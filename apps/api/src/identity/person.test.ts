import { describe, expect, it } from "vitest";
import { roleFromGroups } from "./groups-of-person.ts";
import { personFrom } from "./person.ts";

describe("a person of the pool", () => {
  it("has the highest role among their groups, by exact name", () => {
    expect(roleFromGroups(["user", "admin", "beta"])).toBe("admin");
    expect(roleFromGroups(["beta", "user"])).toBe("user");
    expect(roleFromGroups(["Admin", "administrators", " admin"])).toBeNull();
  });

  it("reads a status that is newer than we are as UNKNOWN", () => {
    expect(personFrom({ Username: "akari", UserStatus: "TELEPORTED" }, [], null).status).toBe("UNKNOWN");
  });

  it("says null for an e-mail address that is not there", () => {
    expect(personFrom({ Username: "akari" }, [{ Name: "sub", Value: "s" }], null)).toMatchObject({
      sub: "s",
      email: null,
      email_verified: false,
      enabled: false,
    });
  });
});
