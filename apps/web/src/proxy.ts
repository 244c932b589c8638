import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import { isNextDev, runtimeConfig } from "./env.ts";

const twoYears = 2 * 365 * 24 * 60 * 60;

const sameOnEveryPage = {
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy":
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self)",
};

/** The security headers of every page. Who may see what is not decided here: the API is the lock. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = contentSecurityPolicy({ config: runtimeConfig(), nonce, dev: isNextDev });

  const forPage = new Headers(request.headers);
  // Next reads the nonce out of the policy of the request and puts it on its own scripts.
  forPage.set("Content-Security-Policy", policy);
  forPage.set("X-Nonce", nonce);

  const response = NextResponse.next({ request: { headers: forPage } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(sameOnEveryPage)) response.headers.set(name, value);
  // The forwarded field can only make a visitor's browser insist on https: harmless when forged.
  const scheme = request.headers.get("x-forwarded-proto") ?? request.nextUrl.protocol.replace(":", "");
  if (scheme === "https") {
    response.headers.set("Strict-Transport-Security", `max-age=${twoYears}; includeSubDomains`);
  }
  return response;
}

export const config = { matcher: "/((?!_next/static|_next/image).*)" };
