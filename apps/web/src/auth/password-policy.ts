/**
 * Cognito's default password policy, as the pages explain it while one types.
 * A pool may ask for more: then its answer (InvalidPasswordException) is shown at the field.
 * Symbols: https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
 * Edges: in no policy, but whatever its policy, a pool refuses a new password with a space at either end (PasswordType).
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html
 */
const rules = {
  length: (password: string) => password.length >= 8,
  lower: (password: string) => /[a-z]/.test(password),
  upper: (password: string) => /[A-Z]/.test(password),
  digit: (password: string) => /[0-9]/.test(password),
  symbol: (password: string) => /[\^$*.[\]{}()?\-"!@#%&/\\,><':;|_~`+=]|\S \S/.test(password),
  edges: (password: string) => /^\S.*\S$/.test(password),
} as const;

export type PasswordRule = keyof typeof rules;

export const passwordRules = Object.keys(rules) as PasswordRule[]; // as: Object.keys forgets the literal keys

/** Does the password keep this rule? */
export const keepsRule = (rule: PasswordRule, password: string): boolean => rules[rule](password);

/** Does the password keep every rule? */
export const keepsPolicy = (password: string): boolean =>
  passwordRules.every((rule) => keepsRule(rule, password));
