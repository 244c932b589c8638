import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCli, type CliProcess, publishedFolder, startCli } from "../../test/cli-process.ts";
import { openPasskeyPool, registerPasskey, tokenOf } from "./passkey-pool.ts";

describe("The program as it is published, which has no package beside it", () => {
  let folder: string;
  let cli: CliProcess;
  beforeAll(async () => {
    await buildCli();
    folder = await mkdtemp(join(tmpdir(), "cognito-emulator-"));
    // Away from the packages it was built from, which Node would find where it lies.
    await cp(publishedFolder, folder, { recursive: true });
    cli = startCli({ PORT: "0", DATA_DIR: join(folder, "data") }, { folder });
  });
  afterAll(async () => {
    cli.child.kill("SIGKILL");
    await cli.exit;
    await rm(folder, { recursive: true, force: true });
  });

  it("loads what verifies passkeys with the first of them", async () => {
    const pool = await openPasskeyPool({ url: await cli.url });
    const { username } = await pool.addUser();
    const AccessToken = await tokenOf(pool, username);
    const { id } = await registerPasskey(pool, AccessToken);
    expect(await pool.sdk.listWebAuthnCredentials({ AccessToken })).toMatchObject({
      Credentials: [{ CredentialId: id }],
    });
  });

  it("reads and writes YAML", async () => {
    const exported = await fetch(`${await cli.url}/_local/api/export`);
    expect(exported.headers.get("content-type")).toContain("application/yaml");
    const imported = await fetch(`${await cli.url}/_local/api/import`, {
      method: "POST",
      headers: { "content-type": "application/yaml" },
      body: await exported.text(),
    });
    expect(imported.status).toBe(200);
  });
});
