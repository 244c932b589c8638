import { vi } from "vitest";

/**
 * Holds the answers to one operation of the user pool back, as a slow network does: the pool has answered, and the page
 * has not heard. What is called after `letThrough`, and every other operation, goes its way. `vi.restoreAllMocks` ends it.
 */
export function holdCalls(operation: string) {
  const passOn = globalThis.fetch;
  const called: string[] = [];
  const held: Promise<unknown>[] = [];
  let isOpen = false;
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) => {
    const name = new Headers(init?.headers).get("x-amz-target")?.split(".").at(-1) ?? "another server";
    called.push(name);
    const answer = passOn(input, init);
    if (name !== operation || isOpen) return answer;
    const later = opened.then(() => answer);
    held.push(later);
    arrive();
    return later;
  });
  return {
    count: (name = operation) => called.filter((other) => other === name).length,
    /** Resolves when the held operation is on its way. */
    arrived: () => arrived,
    /** Comes back when everything that was held has arrived, and whoever waited for it has had their turn. */
    async letThrough() {
      isOpen = true;
      open();
      await Promise.allSettled(held);
      await new Promise(setImmediate);
    },
  };
}
