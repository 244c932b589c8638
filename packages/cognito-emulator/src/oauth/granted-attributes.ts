const namesOf: Readonly<Record<string, readonly string[]>> = {
  email: ["email", "email_verified"],
  phone: ["phone_number", "phone_number_verified"],
};

/**
 * The readable attributes that these scopes show: `profile` all of them, `email` and `phone` their own, and `openid`
 * alone all again. A sign-in through the user pools API (null) is not narrowed.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 */
export function grantedAttributes(
  scopes: readonly string[] | null,
  readable: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const narrowing = scopes?.filter((scope) => Object.hasOwn(namesOf, scope)) ?? [];
  if (scopes === null || scopes.includes("profile") || narrowing.length === 0) return readable;
  const names = new Set(narrowing.flatMap((scope) => namesOf[scope] ?? []));
  return Object.fromEntries(Object.entries(readable).filter(([name]) => names.has(name)));
}
