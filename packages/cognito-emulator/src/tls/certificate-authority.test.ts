import "reflect-metadata";
import { createPrivateKey, webcrypto, X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from "@peculiar/x509";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fetchSecurely } from "../../test/browser.ts";
import { createEmulator, type Emulator } from "../index.ts";
import { makeAuthority } from "./make-certificates.ts";

describe("The authority behind the TLS port", () => {
  let dataDir: string;
  let open: Emulator[];
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "cognito-emulator-"));
    open = [];
  });
  afterEach(async () => {
    for (const emulator of open) await emulator.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = async (folder: string | null = dataDir) => {
    const emulator = await createEmulator({ tlsPort: 0, dataDir: folder });
    open.push(emulator);
    return emulator;
  };

  it("vouches for localhost, 127.0.0.1 and nobody who does not trust it", async () => {
    const { secureUrl, authority } = await start(null);
    const { port } = new URL(secureUrl ?? "");
    for (const host of ["localhost", "127.0.0.1"]) {
      const health = await fetchSecurely(`https://${host}:${port}/health`, authority?.certificate ?? "");
      expect(health.status).toBe(200);
    }
    const stranger = (await makeAuthority()).certificate;
    await expect(fetchSecurely(`${secureUrl}/health`, stranger)).rejects.toThrow(/unable to verify/);
  });

  it("stays the same over restarts, with a key that only its owner may read", async () => {
    const first = await start();
    await first.close();
    const second = await start();
    expect(second.authority).toMatchObject({ certificate: first.authority?.certificate });
    expect(second.authority?.path).toBe(join(dataDir, "cognito/tls/ca.pem"));
    expect((await stat(join(dataDir, "cognito/tls/ca.key.pem"))).mode & 0o777).toBe(0o600);
  });

  it("gives its certificate to whoever asks, and never its key", async () => {
    const emulator = await start();
    const response = await fetch(`${emulator.url}/_local/ca.pem`);
    const text = await response.text();
    expect(text).toBe(await readFile(join(dataDir, "cognito/tls/ca.pem"), "utf8"));
    expect(text).not.toContain("PRIVATE");
    expect(new X509Certificate(text).ca).toBe(true);
  });

  it("is worth nothing for any other name, even to whoever steals its key", async () => {
    const stolen = await makeAuthority();
    const forged = await certificateFor("bank.example", stolen);
    const server = createServer({ cert: forged.certificate, key: forged.key }, (_, response) =>
      response.end("ok"),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo; // TCP
    const { request } = await import("node:https");
    const outcome = await new Promise<unknown>((resolve) => {
      const options = { host: "127.0.0.1", port, servername: "bank.example", ca: stolen.certificate };
      request(options, () => resolve("accepted"))
        .once("error", resolve)
        .end();
    });
    server.close();
    expect(outcome).toMatchObject({ message: "permitted subtree violation" });
  });

  it("names a file it cannot read instead of making another authority over it", async () => {
    await (await start()).close();
    await writeFile(join(dataDir, "cognito/tls/ca.key.pem"), "half");
    await expect(start()).rejects.toMatchObject({
      fault: "data-unreadable",
      message: expect.stringContaining("ca.pem"),
    });
  });

  it("is absent without a TLS port, and discovery then names nothing that is not there", async () => {
    const emulator = await createEmulator({ dataDir });
    open.push(emulator);
    expect(emulator).toMatchObject({ secureUrl: null, authority: null });
    expect((await fetch(`${emulator.url}/_local/ca.pem`)).status).toBe(404);
  });
});

/** What a thief would sign: a certificate for a name that is not this machine's. */
async function certificateFor(name: string, authority: { certificate: string; key: string }) {
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const keys = await webcrypto.subtle.generateKey(curve, true, ["sign", "verify"]);
  const der = createPrivateKey(authority.key).export({ type: "pkcs8", format: "der" });
  const certificate = await X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: "CN=Cognito emulator on localhost",
    signingAlgorithm: { name: "ECDSA", hash: "SHA-256" },
    publicKey: keys.publicKey,
    signingKey: await webcrypto.subtle.importKey("pkcs8", der, curve, false, ["sign"]),
    extensions: [new SubjectAlternativeNameExtension([{ type: "dns", value: name }])],
  });
  const key = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey));
  const pem = createPrivateKey({ key, format: "der", type: "pkcs8" }).export({
    type: "pkcs8",
    format: "pem",
  });
  return { certificate: certificate.toString("pem"), key: pem.toString() };
}
