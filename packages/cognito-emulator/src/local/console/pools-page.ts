import type { Pool } from "../../pool/pool.ts";
import { type Html, html } from "./html.ts";
import type { Reader } from "./page.ts";

/** Every pool, with how much is in it. */
export function poolsContent(reader: Reader, pools: readonly Pool[]): Html {
  const { say } = reader;
  const list = html`<ul class="list">${pools.map((pool) => card(reader, pool))}</ul>`;
  const empty = html`<p class="empty">${say.pools.empty}</p>`;
  return html`<p class="lead">${say.pools.lead}</p>${pools.length > 0 ? list : empty}`;
}

function card({ say, href }: Reader, { id, name, users, clients, groups }: Pool): Html {
  return html`<li class="card"><h2><a href="${href(`/_local/pools/${id}`)}">${name}</a></h2>
<p class="mono">${id}</p>
<p class="counts"><span>${say.pools.users} ${users.size}</span><span>${say.pools.clients} ${clients.size}</span><span>${say.pools.groups} ${groups.size}</span></p></li>`;
}
