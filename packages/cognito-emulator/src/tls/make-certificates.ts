import "reflect-metadata";
import { createPrivateKey, webcrypto } from "node:crypto";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";
import { localhostOnly, nameConstraintsOid } from "./name-constraints.ts";
import type { Pem } from "./pem.ts";

const curve = { name: "ECDSA", namedCurve: "P-256" } as const;
const signature = { name: "ECDSA", hash: "SHA-256" } as const;
const day = 86_400_000;

/**
 * Days from now on. The wall clock, not the emulator's: a browser judges a certificate by its own. An hour in the past,
 * so that it counts at once on a machine whose clock is a little behind.
 */
const validFor = (days: number) => ({
  notBefore: new Date(Date.now() - day / 24),
  notAfter: new Date(Date.now() + days * day),
});

/** A certificate authority of its own, for ten years, that may vouch for this machine only. */
export async function makeAuthority(): Promise<Pem> {
  const keys = await webcrypto.subtle.generateKey(curve, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: "CN=Cognito emulator on localhost",
    ...validFor(3650),
    signingAlgorithm: signature,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      new Extension(nameConstraintsOid, true, localhostOnly),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: certificate.toString("pem"), key: await toPem(keys.privateKey) };
}

/** A certificate for localhost by this authority, for a year: longer than any run, and within what browsers accept. */
export async function issueServerCertificate(authority: Pem): Promise<Pem> {
  const issuer = new X509Certificate(authority.certificate);
  const keys = await webcrypto.subtle.generateKey(curve, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.create({
    subject: "CN=localhost",
    issuer: issuer.subject,
    ...validFor(365),
    signingAlgorithm: signature,
    publicKey: keys.publicKey,
    signingKey: await toCryptoKey(authority.key),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        { type: "dns", value: "localhost" },
        { type: "ip", value: "127.0.0.1" },
        { type: "ip", value: "::1" },
      ]),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: certificate.toString("pem"), key: await toPem(keys.privateKey) };
}

async function toPem(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", key));
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" })
    .export({ type: "pkcs8", format: "pem" })
    .toString();
}

function toCryptoKey(pem: string): Promise<webcrypto.CryptoKey> {
  const der = createPrivateKey(pem).export({ type: "pkcs8", format: "der" });
  return webcrypto.subtle.importKey("pkcs8", der, curve, false, ["sign"]);
}
