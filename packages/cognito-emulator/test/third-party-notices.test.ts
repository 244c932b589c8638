import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { program } from "../bundle/program.ts";
import { thirdPartyNotices } from "../bundle/third-party-notices.ts";

describe("The notices of what is bundled", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "notices-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const install = async (name: string, files: Readonly<Record<string, string>>) => {
    const place = join(folder, "node_modules", name);
    await mkdir(place, { recursive: true });
    const manifest = JSON.stringify({ name, version: "1.2.3", license: "MIT", main: "main.js" });
    const all = { "package.json": manifest, "main.js": `console.log(${JSON.stringify(name)});`, ...files };
    for (const [file, text] of Object.entries(all)) await writeFile(join(place, file), text);
  };
  const bundle = async (source: string) => {
    await writeFile(join(folder, "entry.mjs"), source);
    const built = await rolldown({
      input: join(folder, "entry.mjs"),
      platform: "node",
      plugins: [thirdPartyNotices("NOTICES.txt")],
      logLevel: "silent",
    });
    const { output } = await built.generate();
    return output.find(({ fileName }) => fileName === "NOTICES.txt");
  };

  it("give the licence of every package, those that are loaded later as well, and what goes with it", async () => {
    await install("first", { LICENSE: "First's terms", NOTICE: "First's notice" });
    await install("@some/second", { "licence.md": "Second's terms" });
    await install("unused", { LICENSE: "Of no concern" });
    const notices = await bundle(`import "first"; export const later = () => import("@some/second");`);
    expect(notices).toMatchObject({ source: expect.stringContaining("First's terms\n\nFirst's notice") });
    expect(notices).toMatchObject({
      source: expect.stringMatching(/@some\/second 1\.2\.3.*Second's terms/s),
    });
    expect(notices).not.toMatchObject({ source: expect.stringContaining("unused") });
  });

  it("end the build for a package that brings no licence text", async () => {
    await install("bare", {});
    await expect(bundle(`import "bare";`)).rejects.toThrow("bare 1.2.3 brings no licence text.");
  });

  it("end the build for a package that was left out: nobody would install it", async () => {
    await expect(bundle(`import "nowhere"; import "node:fs";`)).rejects.toThrow(
      "Left out of the bundle: nowhere.",
    );
  });

  it("name zod among what the program is made of", async () => {
    const built = await rolldown({
      ...program,
      plugins: [...program.plugins, thirdPartyNotices("NOTICES.txt")],
    });
    const { output } = await built.generate();
    const notices = output.find(({ fileName }) => fileName === "NOTICES.txt");
    expect(notices).toMatchObject({
      source: expect.stringMatching(/\nzod \d.*MIT License.*Colin McDonnell/s),
    });
  });
});
