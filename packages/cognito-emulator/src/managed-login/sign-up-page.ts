import type { AuthorizationRequest } from "../oauth/authorization-request.ts";
import { requiredNames } from "../pool/attribute-values.ts";
import type { Pool } from "../pool/pool.ts";
import type { Reply } from "../transport/reply.ts";
import { formField, formRefusal } from "./form-field.ts";
import { type Html, html } from "./html.ts";
import { renderPage } from "./page.ts";
import type { FormRefusal } from "./refusal-text.ts";
import type { Visit } from "./visit.ts";
import { type Words, words } from "./words.ts";

/** The prefix of a field that holds an attribute. */
export const attributePrefix = "attribute.";

/** A name, a password, and whatever the pool demands of everybody or mails its codes to. */
export function signUpPage(
  visit: Visit,
  { pool, client, redirectUri, query }: AuthorizationRequest,
  { said, refusal }: { said: URLSearchParams; refusal: FormRefusal | null },
): Reply {
  const byEmail = pool.identity.UsernameAttributes.includes("email");
  return renderPage(visit, {
    title: words[visit.language].signUpTo(client.name),
    redirectUri,
    body: ({ say, csrf }) =>
      html`<div class="card">${formRefusal(refusal)}
<form method="post" action="/signup?${query.toString()}">${csrf}
${formField({ name: "username", label: byEmail ? say.email : say.username, type: byEmail ? "email" : "text", autocomplete: byEmail ? "email" : "username", value: said.get("username") ?? "", refusal, focus: true })}
${askedAttributes(pool).map((name) => attributeField(name, say, said))}
${formField({ name: "password", label: say.password, type: "password", autocomplete: "new-password", refusal })}
<button>${say.signUp}</button></form>
<p class="side">${say.haveAccount} <a class="after" href="/login?${query.toString()}">${say.signIn}</a></p></div>`,
  });
}

/** Without an address that can be proven nobody could confirm himself, so it is asked for where the pool verifies it. */
function askedAttributes(pool: Pool): string[] {
  const required = requiredNames(pool);
  const verified = pool.settings.AutoVerifiedAttributes.filter((name) => name === "email");
  const given = new Set<string>(pool.identity.UsernameAttributes);
  return [...new Set<string>([...verified, ...required])].filter((name) => !given.has(name));
}

export function attributeField(name: string, say: Words, said: URLSearchParams): Html {
  const type = name === "email" ? "email" : name === "phone_number" ? "tel" : "text";
  return formField({
    name: `${attributePrefix}${name}`,
    label: Object.hasOwn(say.attributes, name)
      ? (say.attributes[name] ?? name)
      : name.replace(/^custom:/, ""),
    type,
    autocomplete: autocompletes[name] ?? "off",
    value: said.get(`${attributePrefix}${name}`) ?? "",
    refusal: null,
  });
}

const autocompletes: Readonly<Record<string, string>> = {
  email: "email",
  phone_number: "tel",
  name: "name",
  given_name: "given-name",
  family_name: "family-name",
  nickname: "nickname",
  birthdate: "bday",
  website: "url",
};
