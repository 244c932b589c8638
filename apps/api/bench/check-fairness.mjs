import { readFileSync } from "node:fs";

/** @import { Course } from "./courses.mjs" */
/** @import { World } from "./world.mjs" */

/** What nobody has to be signed in for. */
const isOpen = /\/(public|floor|healthz)|access\.(public|unguarded)/;

/**
 * A server that answers no to a good token, or yes to a bad one, has not done the work it would be measured at.
 * @param {readonly Course[]} courses
 * @param {World} world
 * @param {Record<Course["tokens"], string>} tokenFiles
 */
export async function checkFairness(courses, world, tokenFiles) {
  for (const course of courses) {
    const { origin } = await world.server(course.server, course.workers);
    const [method, path = "", body] = (course.calls[0] ?? "").split("\t");
    const good = readFileSync(tokenFiles[course.tokens], "latin1").split("\n", 1)[0] ?? "";
    /** @param {string} token */
    const statusWith = async (token) => {
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
      const answer = await fetch(origin + path, {
        method: method ?? "GET",
        headers,
        ...(body ? { body } : {}),
      });
      await answer.arrayBuffer();
      return answer.status;
    };
    const [withGood, withBad] = [await statusWith(good), await statusWith(turned(good))];
    if (withGood !== 200) throw new Error(`${course.id} answers ${withGood} to a good token`);
    if (isOpen.test(path)) continue;
    if (withBad !== 401) throw new Error(`${course.id} answers ${withBad} to a bad token`);
  }
}

/** With a signature that is not the token's. @param {string} token */
const turned = (token) => `${token.slice(0, -12)}AAAAAAAA${token.slice(-4)}`;
