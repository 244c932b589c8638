import { z } from "zod";

/** Names as the service model limits them; each operation's input is put together from these. */
export const UserPoolId = z
  .string()
  .min(1)
  .max(55)
  .regex(/^[\w-]+_[0-9a-zA-Z]+$/);
export const ClientId = z.string().min(1).max(128).regex(/^\w+$/);
export const Username = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u);
export const GroupName = Username;

/** AWS `ClientMetadata`: kept nowhere, handed to triggers. */
export const ClientMetadata = z.record(z.string(), z.string()).optional();

/** The name of a sign-in conversation, as a challenge hands it out. */
export const Session = z.string().min(20).max(2048);

/** A token in an input: bounded, so that nothing huge is parsed before its signature is checked. */
export const AccessToken = z.string().min(1).max(16_384);
