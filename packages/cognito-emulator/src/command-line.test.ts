import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { buildCli, type CliProcess, startCli } from "../test/cli-process.ts";
import { readCommandLine } from "./command-line.ts";
import { StartUpError } from "./start-up-error.ts";

describe("The flags of the program", () => {
  let folder: string;
  let started: CliProcess[];
  beforeAll(buildCli);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "cognito-emulator-"));
    started = [];
  });
  afterEach(async () => {
    for (const { child, exit } of started) {
      child.kill("SIGKILL");
      await exit;
    }
    await rm(folder, { recursive: true, force: true });
  });

  const start = (flags: readonly string[], settings: Record<string, string> = {}) => {
    const cli = startCli(settings, { flags });
    started.push(cli);
    return cli;
  };

  it("go before the settings of the environment", async () => {
    const cli = start(["--port", "0", "--data", join(folder, "flag"), "--host=127.0.0.1"], {
      PORT: "not a port",
      DATA_DIR: join(folder, "setting"),
    });
    const response = await fetch(`${await cli.url}/health`);
    expect(response.status).toBe(200);
    const second = start(["--port=0"], { DATA_DIR: join(folder, "flag") });
    expect(await second.exit).toBe(1);
    expect(second.output()).toContain("Another emulator is using the data folder");
  });

  it("open no other address than loopback", async () => {
    const cli = start(["--port", "0", "--data", folder, "--host", "0.0.0.0"]);
    expect(await cli.exit).toBe(1);
    expect(cli.output()).toContain("loopback only");
  });

  it("name the file of triggers before the setting does", () => {
    const asked = readCommandLine(["--triggers", "flag.json"]);
    expect(asked).toMatchObject({ start: { TRIGGERS: "flag.json" } });
  });

  it.each([
    [["--prot", "80"], "--prot"],
    [["-p", "80"], "-p"],
    [["serve"], "serve"],
    [["--help=yes"], "--help"],
    [["--port"], "--port needs a value"],
    [["--data="], "--data needs a value"],
    [["--port", "--data", "x"], "--port needs a value"],
    [["--port", "http"], "PORT"],
  ])("are refused by name, in both languages, in %j", (flags, name) => {
    expect(() => readCommandLine(flags)).toThrow(StartUpError);
    expect(() => readCommandLine(flags)).toThrow(name);
    expect(() => readCommandLine(flags)).toThrow(/^[^ぁ-ん]+ \/ .*[ぁ-ん]/);
  });

  it("end the program when it does not know one", async () => {
    const cli = start(["--prot", "80"]);
    expect(await cli.exit).toBe(1);
    expect(cli.output()).toContain("--prot is not understood");
  });

  it("say what they are in both languages, and start nothing", async () => {
    const cli = start(["--help", "--port", "0"]);
    expect(await cli.exit).toBe(0);
    for (const flag of ["--port", "--data", "--host", "--triggers", "--version"])
      expect(cli.output()).toContain(flag);
    expect(cli.output()).toMatch(/[ぁ-ん]/);
    expect(cli.output()).not.toContain("http://");
  });

  it("tell the version of the package", async () => {
    const cli = start(["--version"]);
    expect(await cli.exit).toBe(0);
    expect(cli.output()).toBe(`${manifest.version}\n`);
  });
});
