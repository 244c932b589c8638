import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../../test/account-pool.ts";

// A name as AWS takes them: without a space.
const evil = `<script/src=//evil.example></script>"'`;
const escaped = "&#60;script/src=//evil.example&#62;&#60;/script&#62;&#34;&#39;";

describe("The console at /_local", () => {
  let place: AccountPool;
  beforeAll(async () => {
    place = await openAccountPool();
  });
  afterAll(() => place.close());

  const open = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${place.endpoint}${path}`, init);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const poolPath = () => `/_local/pools/${place.pool.userPoolId}`;
  const paste = (token: string, headers: Record<string, string> = {}) =>
    open("/_local/token?lang=en", { method: "POST", body: new URLSearchParams({ token }), headers });
  const pagePaths = () => [
    "/_local",
    "/_local/pools",
    poolPath(),
    "/_local/token",
    "/_local/calls",
    "/_local/controls",
  ];

  it("shows a pool's people with their state and groups, its clients and its groups", async () => {
    const { username } = await place.pool.addUser({ groups: ["admin"] });
    const invited = await place.pool.addUser({ temporary: true });
    await place.administer("AdminDisableUser", { Username: invited.username });
    expect((await open("/_local/pools")).text).toContain(`href="${poolPath()}"`);
    const { text } = await open(`${poolPath()}?lang=ja`);
    expect(text).toMatch(new RegExp(`${username}.*確認済み.*class="seal">admin<`, "s"));
    expect(text).toMatch(new RegExp(`${invited.username}.*仮パスワード.*無効`, "s"));
    expect(text).toContain(place.pool.clientId);
    expect(text).toContain("USER_SRP_AUTH");
  });

  it("finds a user by a part of the name or address", async () => {
    await place.signUp("sakura");
    await place.signUp("tsubaki");
    const { text } = await open(`${poolPath()}?user=SAKURA@ex`);
    expect(text).toContain("sakura@example.com");
    expect(text).not.toContain("tsubaki");
  });

  it("reads a pasted token: its claims, whose signature it bears, and until when it holds", async () => {
    const { AccessToken, sub } = await place.arrive();
    const genuine = (await paste(AccessToken)).text;
    expect(genuine).toContain(sub);
    expect(genuine).toContain(`Signed by a key of the pool ${place.pool.userPoolId}.`);
    expect(genuine).toContain("Valid until");
    const [header, claims] = AccessToken.split(".");
    expect((await paste(`${header}.${claims}.AAAA`)).text).toContain("No key of the pools here");
    place.now += 3_600_000;
    expect((await paste(AccessToken)).text).toContain("Expired");
    for (const nonsense of ["", "abc", "a.b.c", `${header}.W10.AAAA`]) {
      expect((await paste(nonsense)).text).toContain("cannot be read as a JWT");
    }
  });

  it("does not give a pasted token back, and takes none in an address", async () => {
    const { AccessToken } = await place.arrive();
    expect((await paste(AccessToken)).text).not.toContain(AccessToken);
    expect((await open(`/_local/token?token=${AccessToken}`)).text).not.toContain("cognito:");
  });

  it("takes no form from another site's page", async () => {
    for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }]) {
      expect((await paste("a.b.c", headers)).status).toBe(403);
    }
  });

  it("shows recent calls, secrets masked, with what was refused", async () => {
    await place.signUp("aoi");
    const { text } = await open("/_local/calls");
    expect(text).toContain("<b>SignUp</b>");
    expect(text).toContain("•••");
    expect(text).not.toContain("Passw0rd!x");
    await place.call("GetUser", { AccessToken: "x" });
    expect((await open("/_local/calls")).text).toContain("NotAuthorizedException");
  });

  it("says on every page that the clock is moved, or that faults are to happen", async () => {
    const { control } = place.emulator;
    control.clock.advance(90_061_000);
    control.injectFault({ kind: "error", operation: "ListUsers", times: null });
    for (const path of pagePaths()) {
      const { text } = await open(path, { headers: { "accept-language": "en" } });
      expect(text).toContain("+1d 01:01:01");
      expect(text).toContain("1 fault is set to happen on purpose.");
    }
    control.clock.backToReal();
    control.clearFaults();
    expect((await open("/_local")).text).not.toContain('class="notice"');
  });

  it("runs nothing and applies its own style only, on every page", async () => {
    await place.administer("CreateGroup", { GroupName: evil, Description: evil });
    const claims = { [evil]: evil };
    const token = await place.pool.mintToken({ use: "id", user: await place.pool.addUser(), claims });
    await place.call("SignUp", { Username: evil, Password: "x" });
    const pages = await Promise.all(pagePaths().map((path) => open(path)));
    for (const { text, headers } of [...pages, await paste(token)]) {
      expect(text).not.toMatch(/<script|<img|\sstyle=|\son\w+=/i);
      const [, style = ""] = /<style>(.*)<\/style>/s.exec(text) ?? [];
      const hash = createHash("sha256").update(style).digest("base64");
      const policy = headers.get("content-security-policy");
      expect(policy).toContain(`style-src 'sha256-${hash}'`);
      expect(policy).toMatch(/default-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/);
      expect(policy).not.toContain("unsafe");
    }
    expect(pages[2]?.text).toContain(escaped); // the pool, with its groups
    expect((await paste(token)).text).toContain(escaped);
  });

  it("speaks both languages on every page, and keeps the one that was chosen", async () => {
    for (const path of pagePaths()) {
      const separator = path.includes("?") ? "&" : "?";
      const english = (await open(`${path}${separator}lang=en`)).text;
      const japanese = (await open(`${path}${separator}lang=ja`, { headers: { "accept-language": "en" } }))
        .text;
      expect(english).toContain('<html lang="en">');
      expect(english).toContain('href="/_local/pools?lang=en"');
      expect(english).toContain(`href="${path}?lang=ja"`);
      expect(japanese).toContain('<html lang="ja">');
    }
  });

  it("knows its pages, and their methods", async () => {
    expect((await open("/_local/nothing")).status).toBe(404);
    expect((await open("/_local/pools/ap-northeast-1_none")).status).toBe(404);
    expect((await open("/_local/pools", { method: "POST" })).status).toBe(405);
    expect((await open("/_local/icon.svg")).headers.get("content-type")).toBe("image/svg+xml");
  });
});
