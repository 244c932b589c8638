import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Callers, matrixOf } from "../../test/authorization-matrix.ts";
import { startWorld, type World } from "../../test/world.ts";
import { appRouter } from "../trpc/app-router.ts";
import {
  adminProcedure,
  protectedProcedure,
  publicProcedure,
  router,
  userProcedure,
} from "../trpc/procedures.ts";

// Who may call what is decided on each procedure's own line. Here every procedure is called as everybody, with real
// tokens, and what came of it is a committed file: a gate that changes shows up in a review as a changed line of it.
// To change it on purpose: vitest run src/features/authorization-matrix.test.ts -u

const document = fileURLToPath(new URL("../../../../docs/authorization-matrix.md", import.meta.url));

let world: World;
let callers: Callers;
let table: string;

beforeAll(async () => {
  world = await startWorld();
  const [nobody, user, admin] = await Promise.all([
    world.signedIn(null),
    world.signedIn("user"),
    world.signedIn("admin"),
  ]);
  const bent = (claims: Record<string, unknown>) =>
    world.pool.mintToken({ use: "access", user: admin, claims });
  const tokens: readonly (readonly [string, string | undefined])[] = [
    ["anonymous", undefined],
    ["bad token", `${admin.accessToken.slice(0, -8)}AAAAAAAA`],
    ["expired", await bent({ iat: 1_700_000_000, exp: 1_700_000_900 })],
    ["other app client", await bent({ client_id: "2example23456789" })],
    ["no role", nobody.accessToken],
    ["user", user.accessToken],
    ["admin", admin.accessToken],
    ["machine", await world.machineToken()],
  ];
  const contexts = tokens.map(async ([name, token]) => [name, await world.contextOf(token)] as const);
  callers = new Map(await Promise.all(contexts));
  table = await matrixOf(appRouter, callers);
});
afterAll(() => world.stop());

const page = (rows: string) => `# Who may call what

Generated: every procedure was called as everybody, with real tokens of the local user pool, by \`apps/api/src/features/authorization-matrix.test.ts\`. A changed line here is a changed gate. "In" means past the gate; what the input is worth is asked behind it.

The bad token is an administrator's with a broken signature, the expired one and that of another app client are an administrator's too. A machine is an app client that speaks for itself (client_credentials).

${rows}

---

## 日本語：誰が何を呼べるか

この表は生成されたものです。\`apps/api/src/features/authorization-matrix.test.ts\` が、ローカルのユーザープールが署名した本物のトークンで、すべてのプロシージャをすべての立場から呼び出した結果です。行が変わったなら、門が変わっています。in は門を通ったという意味で、入力の検査はその先で行われます。

列は左から、プロシージャ、呼べる人、そして呼び出す側です（認証情報なし、署名の壊れたトークン、期限切れ、別のアプリクライアントのもの、役割なし、ユーザー、管理者、マシン）。壊れたトークン、期限切れ、別のアプリクライアントのものは、いずれも管理者のトークンです。マシンとは、自分自身として話すアプリクライアント（client_credentials）です。
`;

/** The lines that tell one text from another. */
function changedLines(before: string, after: string): string[] {
  const known = new Set(before.split("\n"));
  return after.split("\n").filter((line) => !known.has(line));
}

describe("the authorisation matrix", () => {
  it("is what is written down in docs, for every procedure there is", async () => {
    await expect(page(table)).toMatchFileSnapshot(document);
  });

  it("lets nobody in with a credential that is not good, wherever credentials are looked at", async () => {
    const rows = table
      .split("\n")
      .slice(2)
      .map((row) => row.split(" | "));
    for (const [path, policy = "", anonymous, ...answers] of rows) {
      if (policy.startsWith("anybody; no credential")) continue;
      expect([path, anonymous]).toEqual([path, "401 authentication_required"]);
      expect([path, ...answers.slice(0, 3)]).toEqual([path, ...Array(3).fill("401 token_validation_failed")]);
    }
  });

  const answer = () => "in";
  const users = { list: adminProcedure.query(answer) };
  it.each([
    [
      "an administrator's procedure that any user may call",
      { users: { list: userProcedure.query(answer) } },
      "admin.users.list",
    ],
    [
      "one that whoever is signed in may call",
      { users: { list: protectedProcedure.query(answer) } },
      "admin.users.list",
    ],
    ["one that everybody may call", { users: { list: publicProcedure.query(answer) } }, "admin.users.list"],
    ["a new procedure", { users, purge: adminProcedure.mutation(answer) }, "admin.purge"],
  ])("changes with %s, and says which", async (_what, admin, path) => {
    const changed = await matrixOf(router({ admin }), callers);
    const [line = "", ...others] = changedLines(page(table), changed);
    expect(others).toEqual([]);
    expect(line).toContain(`| \`${path}\` |`);
  });

  it("loses a line with a procedure that is gone", async () => {
    const { access, auth, items, profile, session } = appRouter._def.record;
    const smaller = await matrixOf(router({ access, auth, items, profile, session }), callers);
    const gone = changedLines(smaller, table);
    expect(gone.every((line) => line.startsWith("| `admin."))).toBe(true);
    expect(gone.length).toBeGreaterThan(0);
  });
});
