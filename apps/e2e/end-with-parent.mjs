// Loaded into every child by --import. When the parent is killed too hard to say goodbye (kill -9), the channel
// between the two closes, and the child ends by itself instead of holding its port and the database for ever.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
