import { pnpm } from "./workspace.mjs";

/** The two steps everything else stands on. What has not changed since the last time comes from the cache. */
export async function installAndBuild(steps, { without = [] } = {}) {
  await steps.run("パッケージを準備しています / installing packages", pnpm("install", "--frozen-lockfile"));
  const filters = without.map((name) => `--filter=!${name}`);
  await steps.run("ビルドしています / building", pnpm("exec", "turbo", "run", "build", ...filters));
}
