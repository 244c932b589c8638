import { readdirSync, readFileSync } from "node:fs";

/** Linux counts a process's time in these (USER_HZ of proc(5)), on every architecture Node runs on. */
const ticksPerSecond = 100;
const pageBytes = 4096;

/**
 * CPU time of a process and of everything it has started, in microseconds, the children that have ended included.
 * @param {number} pid
 * @returns {number | null} null where there is no /proc
 */
export function cpuMicrosecondsOf(pid) {
  try {
    const ticks = treeOf(pid).reduce((sum, each) => sum + ticksOf(each), 0);
    return (ticks * 1e6) / ticksPerSecond;
  } catch {
    return null;
  }
}

/**
 * Resident memory of a process and of everything it has started, in bytes.
 * @param {number} pid
 */
export function residentBytesOf(pid) {
  return treeOf(pid).reduce((sum, each) => {
    const pages = Number(readFileSync(`/proc/${each}/statm`, "latin1").split(" ")[1]);
    return sum + pages * pageBytes;
  }, 0);
}

/** @param {number} pid @returns {number[]} */
function treeOf(pid) {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "latin1").split(" ").filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(treeOfOneThatMayEnd)];
}

/** @param {number} pid */
function treeOfOneThatMayEnd(pid) {
  try {
    return treeOf(pid);
  } catch {
    return [];
  }
}

/**
 * User and system time of the process, and of its children that it has waited for.
 * @param {number} pid
 */
function ticksOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  // The name of the program stands in brackets and may hold anything; what follows is numbers.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return [11, 12, 13, 14].reduce((sum, place) => sum + Number(fields[place]), 0);
}
