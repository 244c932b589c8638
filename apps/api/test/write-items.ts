import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import type { ItemChange } from "@sekisho/contract/item-changes";
import { Item } from "@sekisho/contract/items";
import type { Database } from "@sekisho/db";

type Omitted<T> = T extends unknown ? Omit<T, "at"> : never;
/** A change as its writer knows it: when it was made is the database's business. */
export type Written = Omitted<ItemChange>;

type Writer = Pick<Database["items"], "create" | "rename" | "remove">;

/** Creates, renames and deletes one after the other, without a pause, until told that it is enough; answers what it did. */
export async function writeUntil(items: Writer, sub: string, isEnough: () => boolean): Promise<Written[]> {
  const written: Written[] = [];
  for (let n = 0; !isEnough(); n++) {
    await turnOfTheLoop(); // the embedded database answers without one: nobody else would ever get a word in
    const item = await items.create(sub, { name: `item ${n}` });
    written.push({ kind: "created", item });
    const renamed = await items.rename(sub, item.id, { name: `renamed ${n}` });
    if (renamed) written.push({ kind: "renamed", item: renamed });
    if (n % 2 === 0 && (await items.remove(sub, item.id))) written.push({ kind: "deleted", id: item.id });
  }
  return written;
}

/** Writes through an API, as its clients do; whose items they are is said by the token. */
export function writerThroughApi(url: string, token: string): Writer {
  const send = async (method: string, path: string, body?: object): Promise<Response> => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const asked = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    const response = await fetch(`${url}/api/v1/items${path}`, asked);
    if (response.status === 503) return send(method, path, body); // too busy, and nothing was done
    if (!response.ok) throw new Error(`${method} answered ${response.status}`);
    return response;
  };
  return {
    create: async (_sub, item) => Item.parse(await (await send("POST", "", item)).json()),
    rename: async (_sub, id, change) => Item.parse(await (await send("PATCH", `/${id}`, change)).json()),
    remove: async (_sub, id) => (await send("DELETE", `/${id}`)).ok,
  };
}
