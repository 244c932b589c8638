import type { KeyValueStorageInterface } from "aws-amplify/utils";

/** A place for tokens that nobody else can see, and that is gone with the last reference to it. */
export function createMemoryStorage(): KeyValueStorageInterface {
  const held = new Map<string, string>();
  return {
    getItem: async (key) => held.get(key) ?? null,
    setItem: async (key, value) => void held.set(key, value),
    removeItem: async (key) => void held.delete(key),
    clear: async () => held.clear(),
  };
}
