import { z } from "zod";

// AWS's patterns are Java's, whose \s is these six characters: the ideographic space, for one, is none there. They are
// written out below, and each pattern so that it is matched in one pass, however long the text.

/** Letters, digits and a few marks, with spaces between them. */
export const displayName = /^[\w \t\n\v\f\r+=,.@-]+$/;
/** Anything in one piece. */
export const unbroken = /^[^ \t\n\v\f\r]+$/;

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

/** AWS `TokenModelType`, bounded as well, so that nothing huge is parsed before its signature is checked. */
export const Token = z
  .string()
  .max(16_384)
  .regex(/^[A-Za-z0-9-_=.]+$/);
export const AccessToken = Token;

/** What a confidential client proves itself with: a hash over a name, or the secret itself. */
export const SecretHash = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\w+=/]+$/)
  .optional();
export const ClientSecret = z
  .string()
  .min(24)
  .max(64)
  .regex(/^[\w+]+$/)
  .optional();

/**
 * A password to be set. No space begins or ends it: the model says `[\S]+`, but the service takes spaces in between, and
 * names this pattern. https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
 */
export const Password = z
  .string()
  .max(256)
  .regex(/^[^ \t\n\v\f\r].*[^ \t\n\v\f\r]$/);

export const ConfirmationCode = z.string().min(1).max(2048).regex(unbroken);

/** What a pool or an app client is called. */
export const DisplayName = z.string().min(1).max(128).regex(displayName);

export const AttributeName = z
  .string()
  .min(1)
  .max(32)
  .regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+$/u);
