import type { FastifyReply } from "fastify";

/** Whether the answer is a stream of events. It lasts for as long as its reader likes: that they leave is how it ends. */
export const isStream = (reply: FastifyReply): boolean =>
  reply.getHeader("content-type") === "text/event-stream";
