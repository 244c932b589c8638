import { z } from "zod";

const Base64Url = z
  .string()
  .max(16_384)
  .regex(/^[\w-]+$/);

const shared = {
  id: Base64Url,
  rawId: Base64Url,
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).nullish(),
};

/** What `navigator.credentials.create` made (WebAuthn RegistrationResponseJSON), as far as it is read. */
export const RegistrationCredential = z.object({
  ...shared,
  response: z.object({
    clientDataJSON: Base64Url,
    attestationObject: Base64Url,
    transports: z.array(z.string().max(32)).max(10).default([]),
  }),
});
export type RegistrationCredential = z.infer<typeof RegistrationCredential>;

/** What `navigator.credentials.get` made (WebAuthn AuthenticationResponseJSON), as far as it is read. */
export const AssertionCredential = z.object({
  ...shared,
  response: z.object({
    clientDataJSON: Base64Url,
    authenticatorData: Base64Url,
    signature: Base64Url,
    userHandle: Base64Url.nullish(),
  }),
});

/** What the browser says it signed. The authenticator signs over it, so none of it can be changed on the way. */
export const ClientData = z.object({ type: z.string(), challenge: z.string(), origin: z.string() });
