import { TokenRefusal } from "./token-refusal.ts";

/** A parameter that must be there. Throws TokenRefusal invalid_request. */
export function requiredField(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (!value) throw new TokenRefusal("invalid_request");
  return value;
}
