import { createPrivateKey, X509Certificate } from "node:crypto";
import { mkdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { StartUpError } from "../start-up-error.ts";
import { syncFolder, writeFileAtomically } from "../storage/atomic-file.ts";
import type { Pem } from "./pem.ts";

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
 * The authority of this data folder, made at the first start and renewed a year before it ends; null keeps one in memory.
 * Its key is readable by the owner only. Throws StartUpError for a file that is not an authority of ours.
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
  const stored = await readAuthority(folder);
  if (stored && !isOld(stored)) return authority(stored, path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const made = await makeAuthority();
  await writeAuthority(folder, made);
  return authority(made, path);
}

/**
 * Writes the pair so that it is whole whenever a crash comes: the certificate waits beside until its key is there. From then
 * on the two belong together, and the next start finishes what is left to do.
 */
async function writeAuthority(folder: string, { certificate, key }: Pem): Promise<void> {
  await writeFileAtomically(join(folder, "ca.next.pem"), certificate);
  await writeFileAtomically(join(folder, "ca.key.pem"), key);
  await takeNext(folder);
}

async function takeNext(folder: string): Promise<void> {
  await rename(join(folder, "ca.next.pem"), join(folder, "ca.pem"));
  await syncFolder(folder);
}

/** The pair that is there, after a crash too; null where there is none yet. Throws StartUpError for two that do not fit. */
async function readAuthority(folder: string): Promise<Pem | null> {
  const path = join(folder, "ca.pem");
  const key = await readIfThere(join(folder, "ca.key.pem"));
  const certificate = await readIfThere(path);
  if (key === null) return null;
  if (certificate !== null && isPair({ certificate, key })) return { certificate, key };
  const next = await readIfThere(join(folder, "ca.next.pem"));
  if (next !== null && isPair({ certificate: next, key })) {
    await takeNext(folder);
    return { certificate: next, key };
  }
  if (certificate === null) return null;
  throw new StartUpError(
    "data-unreadable",
    `The file ${path} and its key cannot be read as this emulator's.`,
  );
}

/** Whether it ends within a year: what it issues today should not outlive it. */
const isOld = ({ certificate }: Pem): boolean =>
  Date.parse(new X509Certificate(certificate).validTo) - Date.now() < 366 * 86_400_000;

function isPair({ certificate, key }: Pem): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
  } catch {
    // Not PEM at all.
    return false;
  }
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
