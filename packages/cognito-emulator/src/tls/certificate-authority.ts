import { createPrivateKey, X509Certificate } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { StartUpError } from "../start-up-error.ts";
import { writeFileAtomically } from "../storage/atomic-file.ts";
import type { Pem } from "./make-certificates.ts";

/** Who vouches for the emulator's address. Trust its certificate once, and browsers show the pages without a warning. */
export interface CertificateAuthority {
  /** PEM. */
  readonly certificate: string;
  /** Where it lies on disk (for NODE_EXTRA_CA_CERTS); null when everything is in memory. */
  readonly path: string | null;
  /** A new key and certificate for localhost, for this run. */
  issue(): Promise<Pem>;
}

/**
 * The authority of this data folder, made at the first start; null keeps one in memory. Its key is readable by the owner
 * only. Throws StartUpError for a file that is not an authority of ours.
 */
export async function openAuthority(dataDir: string | null): Promise<CertificateAuthority> {
  // Only here: making certificates needs a library that nobody without TLS should wait for.
  const { issueServerCertificate, makeAuthority } = await import("./make-certificates.ts");
  const authority = (pem: Pem, path: string | null): CertificateAuthority => ({
    certificate: pem.certificate,
    path,
    issue: () => issueServerCertificate(pem),
  });
  if (dataDir === null) return authority(await makeAuthority(), null);
  const folder = join(dataDir, "cognito", "tls");
  const path = join(folder, "ca.pem");
  const keyPath = join(folder, "ca.key.pem");
  const stored = { certificate: await readIfThere(path), key: await readIfThere(keyPath) };
  if (stored.certificate !== null && stored.key !== null) {
    const pem = { certificate: stored.certificate, key: stored.key };
    assertPair(pem, path);
    if (!isOld(pem)) return authority(pem, path);
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const made = await makeAuthority();
  // The key first: a certificate without its key would be trusted for nothing.
  await writeFileAtomically(keyPath, made.key);
  await writeFileAtomically(path, made.certificate);
  return authority(made, path);
}

/** Whether it ends within a year: what it issues today should not outlive it. */
const isOld = ({ certificate }: Pem): boolean =>
  Date.parse(new X509Certificate(certificate).validTo) - Date.now() < 366 * 86_400_000;

function assertPair({ certificate, key }: Pem, path: string): void {
  try {
    if (new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))) return;
  } catch {
    // Not PEM at all.
  }
  throw new StartUpError(
    "data-unreadable",
    `The file ${path} and its key cannot be read as this emulator's.`,
  );
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    // Node gives every system error a code.
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
