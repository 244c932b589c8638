import { z } from "zod";
import { faults } from "../cognito-error.ts";
import { unbroken } from "../pool/identifiers.ts";

const largestPage = 60;

/** AWS `Limit` of every list: up to 60, and 0 means "as many as you give". */
export const PageLimit = z.int().min(0).max(largestPage).default(largestPage);
export const PageToken = z.string().min(1).max(131_072).regex(unbroken).optional();

interface PageRequest<Item> {
  /** What is listed, by name (`users of ap-northeast-1_…`): a token continues this list and no other. */
  readonly list: string;
  readonly limit: number;
  readonly token: string | undefined;
  /** Unique and unchanging per item; pages follow the order of these keys. */
  keyOf(item: Item): string;
}

/**
 * Cuts one page out of a list. The token remembers the last key that was shown, not a position, so nobody is
 * skipped or shown twice when somebody before it comes or goes between two pages.
 * Throws InvalidParameterException for a token of another list, or none of ours.
 */
export function pageOf<Item>(items: readonly Item[], request: PageRequest<Item>) {
  const after = request.token === undefined ? undefined : readToken(request.list, request.token);
  const ordered = items
    .map((item) => ({ item, key: request.keyOf(item) }))
    .filter(({ key }) => after === undefined || key > after)
    .sort((left, right) => (left.key < right.key ? -1 : 1));
  const shown = ordered.slice(0, request.limit || largestPage);
  const last = shown.at(-1);
  return {
    items: shown.map(({ item }) => item),
    nextToken: last && shown.length < ordered.length ? writeToken(request.list, last.key) : undefined,
  };
}

/** A key that sorts by time of creation; `id` tells apart what was created in the same millisecond. */
export const creationKey = (createdAt: number, id: string): string =>
  `${new Date(createdAt).toISOString()} ${id}`;

const Token = z.tuple([z.string(), z.string()]);

const writeToken = (list: string, key: string): string =>
  Buffer.from(JSON.stringify([list, key])).toString("base64url");

function readToken(list: string, token: string): string {
  const parsed = Token.safeParse(parseJson(Buffer.from(token, "base64url").toString()));
  if (!parsed.success || parsed.data[0] !== list) throw faults.pageTokenInvalid();
  return parsed.data[1];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no page token of ours: the schema above refuses it
  }
}
