import { describe, expect, it } from "vitest";
import { changedAttributes } from "./attribute-changes.ts";

const current = { email: "old@example.com", email_verified: "true", name: "Hanako" };

describe("changed attributes", () => {
  it("keep what is not named", () => {
    expect(changedAttributes(current, { name: "Haruto" })).toEqual({ ...current, name: "Haruto" });
  });

  it("count a new address as unverified", () => {
    expect(changedAttributes(current, { email: "new@example.com" })).toMatchObject({
      email: "new@example.com",
      email_verified: "false",
    });
  });

  it("believe a request that is allowed to say it is verified", () => {
    const changes = { email: "new@example.com", email_verified: "true" };
    expect(changedAttributes(current, changes)).toMatchObject(changes);
  });

  it("leave the mark alone when the address stays the same", () => {
    expect(changedAttributes(current, { email: current.email })).toEqual(current);
  });

  it("lose an emptied attribute, and an address's mark with it", () => {
    expect(changedAttributes(current, { email: "" })).toEqual({ name: "Hanako" });
  });
});
