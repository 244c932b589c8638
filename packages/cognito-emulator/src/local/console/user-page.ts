import type { Pool } from "../../pool/pool.ts";
import type { User } from "../../pool/user.ts";
import { controlForm } from "./form.ts";
import { type Html, html } from "./html.ts";
import type { Reader } from "./page.ts";
import type { RefusedForm } from "./submit-form.ts";

/** One user: what the pool holds of him that is no secret, and what an administrator can do. */
export function userContent(reader: Reader, pool: Pool, user: User, refused: RefusedForm | null): Html {
  const { say, time, href } = reader;
  const { username, sub, enabled, status, groups, mfa, createdAt, updatedAt } = user;
  const attributes = Object.entries(user.attributes).map(
    ([name, value]) => html`<tr><th scope="row" class="mono">${name}</th><td class="mono">${value}</td></tr>`,
  );
  return html`<p><a class="after" href="${href(`/_local/pools/${pool.id}`)}">${say.users.backTo(pool.name)}</a></p>
<dl><dt>${say.users.username}</dt><dd class="mono">${username}</dd><dt>sub</dt><dd class="mono">${sub}</dd>
<dt>${say.pools.state}</dt><dd><span class="seals"><span class="pill ${status === "CONFIRMED" ? "good" : "warn"}" title="${status}">${say.pools.status[status]}</span>${
    !enabled && html`<span class="pill bad">${say.pools.disabled}</span>`
  }</span></dd>
${groups.length > 0 && html`<dt>${say.pools.groups}</dt><dd><span class="seals">${groups.map((group) => html`<span class="seal">${group}</span>`)}</span></dd>`}
${mfa.enabled.length > 0 && html`<dt>${say.users.factors}</dt><dd>${mfa.enabled.map((factor) => say.users.factor[factor]).join(" · ")}</dd>`}
<dt>${say.pools.created}</dt><dd>${time(createdAt)}</dd><dt>${say.users.updated}</dt><dd>${time(updatedAt)}</dd></dl>
<h2>${say.controls.title}</h2>${userControls(reader, pool, user, refused)}
${attributes.length > 0 && html`<h2>${say.users.attributes}</h2><table class="claims"><tbody>${attributes}</tbody></table>`}`;
}

/** Only what can be done in the user's present state is offered. */
function userControls(
  reader: Reader,
  pool: Pool,
  { sub, enabled, status }: User,
  refused: RefusedForm | null,
) {
  const { users: say } = reader.say;
  const page = `/_local/pools/${pool.id}/users/${sub}`;
  const form = (name: string, button: string) => controlForm(reader, refused, { page, name, button });
  return html`<div class="controls"><section class="card"><h3>${say.account}</h3>
${status === "UNCONFIRMED" && html`<p>${say.confirmLead}</p>${form("confirm", say.confirm)}`}
${enabled ? html`<p>${say.disableLead}</p>${form("disable", say.disable)}` : html`<p>${say.enableLead}</p>${form("enable", say.enable)}`}</section>
<section class="card"><h3>${say.signIns}</h3><p>${say.signOutLead}</p>${form("sign-out", say.signOut)}<p>${say.forgiveLead}</p>${form("forgive", say.forgive)}</section>
<section class="card"><h3>${say.remove}</h3><p>${say.removeLead}</p>${controlForm(reader, refused, { page, name: "delete", button: say.removeButton, tone: "danger", fields: [{ kind: "sure", label: say.removeSure }] })}</section></div>`;
}
