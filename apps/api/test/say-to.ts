import { connect } from "node:net";

/**
 * Sends bytes as they are, and nothing is read before all of them are on their way, as simple clients do. The answer is what
 * came until the server hung up.
 * @throws when the connection is reset
 */
export const sayTo = (url: URL, bytes: string | Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname);
    let answer = "";
    socket.pause();
    socket.write(bytes, () => socket.resume());
    socket.setEncoding("utf8").on("data", (part) => {
      answer += part;
    });
    socket.on("close", () => resolve(answer)).on("error", reject);
  });
