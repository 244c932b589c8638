import { afterEach, describe, expect, it, vi } from "vitest";
import { type Listening, listen } from "./server.ts";
import { jsonReply } from "./transport/reply.ts";

describe("The server", () => {
  let server: Listening | null = null;
  afterEach(async () => {
    vi.restoreAllMocks();
    await server?.close();
  });

  it("hangs up on an answer it cannot send, says so, and goes on answering", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    const answer = async ({ url }: { url?: string | undefined }) =>
      url === "/bad" ? jsonReply(200, {}, { Location: "two\nlines" }) : jsonReply(200, { status: "ok" });
    server = await listen(answer, { host: "127.0.0.1", port: 0 });
    await expect(fetch(`${server.url}/bad`)).rejects.toThrow("fetch failed");
    expect(said).toHaveBeenCalledWith(expect.stringContaining("could not be sent"), expect.any(TypeError));
    expect(await (await fetch(server.url)).json()).toEqual({ status: "ok" });
  });
});
