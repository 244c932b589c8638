import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWorld, type World } from "../../../test/world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

describe("the access endpoints", () => {
  it("answer in the compatibility bodies, in Japanese", async () => {
    const person = await world.signedIn("admin");
    const { access } = await world.as(person.accessToken);
    expect(await access.public()).toEqual({ message: "認証不要のエンドポイントです" });
    expect(await access.protected()).toEqual({
      message: `こんにちは、${person.username}さん`,
      user_info: { username: person.username, email: null, sub: person.sub, role: "admin" },
    });
    expect(await access.user()).toEqual({
      message: "ユーザー専用エンドポイントです",
      user_data: { username: person.username, role: "admin" },
    });
    expect(await access.admin()).toEqual({
      message: "管理者専用エンドポイントです",
      admin_info: { username: person.username, email: null, permissions: ["read", "write", "delete"] },
    });
  });

  it("answer in English when that is asked for", async () => {
    const person = await world.signedIn("admin");
    const { access } = await world.as(person.accessToken, "en");
    expect((await access.public()).message).toBe("This endpoint needs no authentication");
    expect((await access.protected()).message).toBe(`Hello, ${person.username}`);
    expect((await access.user()).message).toBe("This endpoint is for users");
    expect((await access.admin()).message).toBe("This endpoint is for administrators");
  });

  it("say 未設定 where somebody has no role", async () => {
    const { access } = await world.as((await world.signedIn(null)).accessToken);
    expect((await access.protected()).user_info.role).toBe("未設定");
  });
});
