import { closeSync, constants, fstatSync, openSync, type Stats, statSync, writeSync } from "node:fs";
import { StartError } from "../start-error.ts";
import type { LogSink } from "./create-logger.ts";
import { rotateFile } from "./rotate-file.ts";

export type LogFileOptions = {
  readonly path: string;
  /** Bytes beyond which no line is added to a file that has one; 0: it grows, and the platform rotates it. */
  readonly maxBytes: number;
  /** How many full files are kept: `path.1` is the newest of them. */
  readonly backups: number;
  /** Hears why a line could not be written or a file not be rotated, once until it is possible again. */
  readonly onTrouble: (error: unknown) => void;
};

// Every write lands at the end, whoever else writes. NONBLOCK: a pipe that nobody reads must not hold the process up.
const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NONBLOCK;

/**
 * Appends to a file that only its owner can read and that several processes may share. A line is one write, made at once, so
 * it stays whole and none is lost in a crash. A file that was renamed is noticed before each line, and `copytruncate` works.
 * Once it is open, nothing that befalls the file ends or holds up the process: what cannot be written is missing there.
 * @throws StartError when the file cannot be opened
 */
export function openLogFile({ path, maxBytes, backups, onTrouble }: LogFileOptions): LogSink {
  let file = openFirst(path);
  let isTroubled = false;

  /** The file that stands at the path now, which another process may have put there. */
  const follow = (): Stats => {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there !== undefined && there.ino === file.ino && there.dev === file.dev) return there;
    const fresh = openAt(path);
    closeSync(file.fd);
    file = fresh;
    return fstatSync(file.fd);
  };

  /** Answers why there is none, where there should be: the line has a place all the same. */
  const makeRoom = (bytes: number): unknown => {
    const { size, ino } = follow();
    if (maxBytes === 0 || !file.isRegular || size === 0 || size + bytes <= maxBytes) return null;
    try {
      rotateFile(path, { ino, backups });
      return null;
    } catch (error) {
      return error;
    } finally {
      follow();
    }
  };

  const write = (line: string): unknown => {
    try {
      const bytes = Buffer.from(line);
      const trouble = makeRoom(bytes.length);
      append(file.fd, bytes);
      return trouble;
    } catch (error) {
      return error;
    }
  };

  return (line) => {
    const trouble = write(line);
    if (trouble !== null && !isTroubled) onTrouble(new StartError("LOG_FILE", trouble));
    isTroubled = trouble !== null;
  };
}

type OpenFile = {
  readonly fd: number;
  readonly ino: number;
  readonly dev: number;
  readonly isRegular: boolean;
};

function openAt(path: string): OpenFile {
  const fd = openSync(path, flags, 0o600);
  const stats = fstatSync(fd);
  return { fd, ino: stats.ino, dev: stats.dev, isRegular: stats.isFile() };
}

function openFirst(path: string): OpenFile {
  try {
    return openAt(path);
  } catch (error) {
    throw new StartError("LOG_FILE", error);
  }
}

function append(fd: number, bytes: Buffer): void {
  const written = writeSync(fd, bytes);
  if (written === bytes.length) return;
  // The disk was full in the middle of the line. What is there is at least ended, so that the next line is a line.
  writeSync(fd, "\n");
  throw Object.assign(new Error("the line was cut"), { code: "ENOSPC" });
}
