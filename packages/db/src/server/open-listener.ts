import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { type Channel, channels, type Hear, type Listen } from "../notices.ts";
import type { OwnSockets } from "./own-sockets.ts";

/** Milliseconds. */
const limits = {
  connectionTimeoutMillis: 5_000,
  /** Enforced here, for a server that has stopped answering at all. */
  query_timeout: 5_000,
};

/** Milliseconds between two questions whether the server is still there: a connection that is only listened on can die unheard. */
const heartbeat = 2_000;

/** Milliseconds before the next attempt at a connection, doubled with each that fails. */
const wait = { shortest: 100, longest: 2_000 };

export type Listener = { readonly listen: Listen; readonly close: () => Promise<void> };

/** Listens on one connection of its own, made when first needed and made again whenever it is lost. */
export function openListener(url: string, { stream }: Pick<OwnSockets, "stream">): Listener {
  const hearers = new Map<Channel, Set<Hear>>(channels.map((channel) => [channel, new Set()]));
  const closing = new AbortController();
  let listening: Promise<void> | undefined;
  let isHearing = false;

  const everybody = () => [...hearers.values()].flatMap((set) => [...set]);

  /** Answers whether it was ever connected, when it is no more. */
  async function listenOnce(): Promise<boolean> {
    const client = new Client({ connectionString: url, keepAlive: true, ...limits, stream });
    const lost = once(client, "end", { signal: closing.signal }).catch(() => undefined); // or closing
    client.on("error", () => undefined); // "end" follows
    client.on("notification", ({ channel, payload }) => {
      for (const hear of hearers.get(channel as Channel) ?? []) hear(payload ?? null); // as: what we listen to
    });
    try {
      await client.connect();
      await client.query(channels.map((channel) => `listen ${channel}`).join("; "));
      isHearing = true;
      for (const hear of everybody()) hear(null);
      // A question that is not answered in time ends the connection, which "end" tells. Until then no other is asked.
      let isAsking = false;
      const beat = async () => {
        if (isAsking) return;
        isAsking = true;
        await client.query("select 1").catch(() => client.end());
        isAsking = false;
      };
      const heart = setInterval(() => void beat().catch(() => undefined), heartbeat).unref();
      await lost;
      clearInterval(heart);
    } catch {
      // Not to be had: the next attempt will show.
    } finally {
      await client.end().catch(() => undefined);
    }
    const wasHearing = isHearing;
    isHearing = false;
    return wasHearing;
  }

  async function listenUntilClosed(): Promise<void> {
    for (let next = wait.shortest; !closing.signal.aborted; ) {
      next = (await listenOnce()) ? wait.shortest : Math.min(next * 2, wait.longest);
      await pause(next, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);
    }
  }

  return {
    listen(channel, hear) {
      const heard: Hear = (about) => hear(about); // its own identity, so that one function may listen twice
      hearers.get(channel)?.add(heard);
      if (isHearing) hear(null);
      listening ??= listenUntilClosed();
      return () => void hearers.get(channel)?.delete(heard);
    },
    async close() {
      closing.abort();
      await listening;
    },
  };
}
