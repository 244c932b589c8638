import encodeQR from "qr";
import { type Html, html } from "./html.ts";

/**
 * What an authenticator app reads from a QR code: whose account it is, and the secret (base32).
 * https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function authenticatorLink({
  issuer,
  account,
  secret,
}: Readonly<Record<"issuer" | "account" | "secret", string>>): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  // Not URLSearchParams: some apps show the plus signs it makes of spaces.
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;
}

/** A text as a QR code, dark on white also on a dark page: readers expect that. */
export function qrCode(text: string, name: string): Html {
  const modules = encodeQR(text, "raw", { border: 4 });
  const size = String(modules.length);
  const path = modules.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return html`<svg class="qr" role="img" aria-label="${name}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path fill="#000" d="${path.join("")}"/></svg>`;
}
