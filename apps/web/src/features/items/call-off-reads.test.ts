import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it } from "vitest";
import { callOffReads, itemListKey } from "./call-off-reads.ts";

let queries: QueryClient;
let reads: number;
let stop: () => void;
let answer: (shown: string) => void;
beforeEach(() => {
  queries = new QueryClient();
  reads = 0;
  const queryFn = () => {
    reads += 1;
    return new Promise<string>((resolve) => {
      answer = resolve;
    });
  };
  stop = new QueryObserver(queries, { queryKey: itemListKey, queryFn }).subscribe(() => {});
});
afterEach(() => stop());

it("has the list read once more after a change that called a reading off", async () => {
  const readAgain = await callOffReads(queries);
  queries.setQueryData(itemListKey, "as changed here");
  expect(queries.isFetching()).toBe(0);
  readAgain();
  expect(reads).toBe(2);
  expect(queries.isFetching()).toBe(1);
});

it("reads nothing anew where no reading was called off", async () => {
  answer("as the API has it");
  await queries.getQueryCache().find({ queryKey: itemListKey })?.promise;
  const readAgain = await callOffReads(queries);
  readAgain();
  expect(reads).toBe(1);
  expect(queries.isFetching()).toBe(0);
});
