import { Socket } from "node:net";

/** The sockets of all connections to a server, so that they can be ended where nobody at the other end ends them. */
export type OwnSockets = {
  /** What pg makes each connection of. */
  readonly stream: () => Socket;
  /** Ends all that are open. Statements under way on them fail as they do when a connection is lost. */
  readonly cut: () => void;
};

export function ownSockets(): OwnSockets {
  const open = new Set<Socket>();
  return {
    stream() {
      const socket = new Socket();
      open.add(socket);
      socket.once("close", () => open.delete(socket));
      return socket;
    },
    cut() {
      for (const socket of open) socket.destroy();
    },
  };
}
