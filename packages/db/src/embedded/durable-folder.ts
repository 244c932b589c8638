import { fsyncSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/** The parts of Emscripten's NODEFS that are used here; PGlite's types leave them out. */
type NodeFsModule = { NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } } };

/**
 * A folder in which COMMIT means "on the disk".
 * PGlite's own NodeFS has no fsync: the calls PostgreSQL makes at each commit and checkpoint succeed and do nothing
 * (electric-sql/pglite issue 1107), so that a power cut could lose acknowledged rows or corrupt the cluster.
 */
export class DurableFolder extends NodeFS {
  readonly #sync: (descriptor: number) => void;

  /** `sync` puts one open file on the disk; a test hands in one that counts. */
  constructor(folder: string, sync: (descriptor: number) => void = fsyncSync) {
    super(folder);
    this.#sync = sync;
  }

  override async init(...args: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(...args);
    const addFsync = (module: unknown): void => {
      const { NODEFS } = module as NodeFsModule; // as: Emscripten hands its module over untyped
      NODEFS.stream_ops.fsync = ({ nfd }) => {
        this.#sync(nfd);
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } };
  }
}

/**
 * PGlite's start parameters without "-F", which switches fsync off.
 * `wal_sync_method` must be fsync: PostgreSQL's default on Linux, fdatasync, never reaches the file system's fsync.
 */
export const durableStartParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  "-c",
  "wal_sync_method=fsync",
];
