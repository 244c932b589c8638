import type { Client } from "../../pool/client.ts";
import { byPrecedence, type Group } from "../../pool/group.ts";
import { issuerOf, type Pool } from "../../pool/pool.ts";
import type { User } from "../../pool/user.ts";
import { type Html, html } from "./html.ts";
import { filterForm } from "./outbox-page.ts";
import type { Reader } from "./page.ts";
import { poolControls } from "./pool-controls.ts";
import type { RefusedForm } from "./submit-form.ts";

const shownUsers = 200;

/** One pool: its people with state and groups, its clients, its groups, its controls. `wanted` is a part of a name. */
export function poolContent(
  reader: Reader,
  pool: Pool,
  { wanted, refused }: { wanted: string | null; refused: RefusedForm | null },
): Html {
  const { say, time } = reader;
  const found = pool.users.all().filter((user) => isWanted(user, wanted));
  const users = found.slice(0, shownUsers);
  const groups = [...pool.groups.values()].toSorted(byPrecedence);
  const clients = [...pool.clients.values()];
  return html`<dl><dt>ID</dt><dd class="mono">${pool.id}</dd>
<dt>${say.pools.issuer}</dt><dd class="mono">${issuerOf(pool)}</dd>
<dt>${say.pools.keySet}</dt><dd><a class="mono" href="/${pool.id}/.well-known/jwks.json">/${pool.id}/.well-known/jwks.json</a></dd>
<dt>${say.pools.created}</dt><dd>${time(pool.createdAt)}</dd></dl>
<h2>${say.pools.users}</h2>${filterForm(reader, `/_local/pools/${pool.id}`, wanted)}
${table(
  [say.pools.user, say.pools.state, say.pools.groups, say.pools.created],
  users.map((user) => userRow(reader, pool, user)),
  say.pools.noUsers,
)}
${found.length > users.length && html`<p class="note">${say.pools.shownOf(users.length, found.length)}</p>`}
<h2>${say.pools.clients}</h2>
${table(
  [say.pools.name, say.pools.kind, say.pools.flows],
  clients.map((client) => clientRow(reader, client)),
  say.pools.noClients,
)}
<h2>${say.pools.groups}</h2>
${table(
  [say.pools.name, say.pools.precedence, say.pools.members],
  groups.map((group) => groupRow(reader, pool, group)),
  say.pools.noGroups,
)}
${poolControls(reader, pool, refused)}`;
}

function isWanted({ username, sub, attributes }: User, wanted: string | null): boolean {
  if (!wanted) return true;
  const part = wanted.toLowerCase();
  return [username, sub, attributes["email"] ?? ""].some((name) => name.toLowerCase().includes(part));
}

function table(heads: readonly string[], rows: readonly Html[], empty: string): Html {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  return html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
}

function userRow(
  { say, time, href }: Reader,
  { id }: Pool,
  { username, sub, attributes, status, enabled, groups, createdAt }: User,
): Html {
  const tone = status === "CONFIRMED" ? "good" : "warn";
  return html`<tr><th scope="row"><a href="${href(`/_local/pools/${id}/users/${sub}`)}">${username}</a><small>${attributes["email"]}</small></th>
<td data-label="${say.pools.state}"><span class="seals"><span class="pill ${tone}" title="${status}">${say.pools.status[status]}</span>${
    !enabled && html`<span class="pill bad">${say.pools.disabled}</span>`
  }</span></td>
<td data-label="${say.pools.groups}"><span class="seals">${groups.map((group) => html`<span class="seal">${group}</span>`)}</span></td>
<td data-label="${say.pools.created}" class="note">${time(createdAt)}</td></tr>`;
}

function clientRow({ say }: Reader, { name, id, secret, settings }: Client): Html {
  return html`<tr><th scope="row">${name}<small class="mono">${id}</small></th>
<td data-label="${say.pools.kind}">${secret === null ? say.pools.publicClient : say.pools.confidentialClient}</td>
<td data-label="${say.pools.flows}" class="mono">${settings.ExplicitAuthFlows.map((flow) => flow.replace(/^ALLOW_/, "")).join(" · ")}</td></tr>`;
}

function groupRow({ say }: Reader, { users }: Pool, { name, description, precedence }: Group): Html {
  const members = users.all().filter(({ groups }) => groups.includes(name)).length;
  return html`<tr><th scope="row"><span class="seal">${name}</span><small>${description}</small></th>
<td data-label="${say.pools.precedence}">${precedence ?? "–"}</td><td data-label="${say.pools.members}">${members}</td></tr>`;
}
