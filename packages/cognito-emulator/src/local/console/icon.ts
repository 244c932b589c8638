import type { Reply } from "../../transport/reply.ts";

/** The console's mark as an icon, which has no text around it to take its colour from. */
export const iconReply: Reply = {
  status: 200,
  headers: { "Content-Type": "image/svg+xml", "Content-Security-Policy": "default-src 'none'" },
  body: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#c43d1a" d="M1 4h30v5H1zM5 11h5v18H5zM22 11h5v18h-5z"/></svg>`,
};
