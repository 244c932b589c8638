import "reflect-metadata";
import { createPrivateKey, webcrypto, X509Certificate } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
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

  it("is finished by the next start where a crash came between its key and its certificate", async () => {
    const first = await start();
    await first.close();
    const made = await makeAuthority();
    const file = (name: string) => join(dataDir, "cognito/tls", name);
    await writeFile(file("ca.key.pem"), made.key);
    await writeFile(file("ca.next.pem"), made.certificate);
    const second = await start();
    expect(second.authority?.certificate).toBe(made.certificate);
    expect(await readFile(file("ca.pem"), "utf8")).toBe(made.certificate);
    await expect(stat(file("ca.next.pem"))).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("is finished in the same way when the crash came at the very first start", async () => {
    const made = await makeAuthority();
    const folder = join(dataDir, "cognito/tls");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "ca.key.pem"), made.key);
    await writeFile(join(folder, "ca.next.pem"), made.certificate);
    expect((await start()).authority?.certificate).toBe(made.certificate);
  });

  it("stays as it was where a crash came before its successor had a key", async () => {
    const first = await start();
    await first.close();
    const successor = await makeAuthority();
    await writeFile(join(dataDir, "cognito/tls/ca.next.pem"), successor.certificate);
    expect((await start()).authority?.certificate).toBe(first.authority?.certificate);
  });

  it("is renewed in its last year, as a whole", async () => {
    await (await start()).close();
    const path = join(dataDir, "cognito/tls/ca.pem");
    const old = await endingSoon();
    await writeFile(path, old.certificate);
    await writeFile(join(dataDir, "cognito/tls/ca.key.pem"), old.key);
    const renewed = await start();
    expect(renewed.authority?.certificate).not.toBe(old.certificate);
    await renewed.close();
    expect((await start()).authority?.certificate).toBe(await readFile(path, "utf8"));
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
  return { certificate: certificate.toString("pem"), key: await pemOf(keys.privateKey) };
}

/** An authority like ours with half a year to go. */
async function endingSoon() {
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const keys = await webcrypto.subtle.generateKey(curve, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: "CN=Cognito emulator on localhost",
    notAfter: new Date(Date.now() + 183 * 86_400_000),
    signingAlgorithm: { name: "ECDSA", hash: "SHA-256" },
    keys,
  });
  return { certificate: certificate.toString("pem"), key: await pemOf(keys.privateKey) };
}

async function pemOf(privateKey: webcrypto.CryptoKey): Promise<string> {
  const key = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", privateKey));
  return createPrivateKey({ key, format: "der", type: "pkcs8" })
    .export({ type: "pkcs8", format: "pem" })
    .toString();
}
