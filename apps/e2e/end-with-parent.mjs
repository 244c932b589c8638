// Loaded into every child by --import. When the parent is killed too hard to say goodbye (kill -9), the child is handed
// to another one, and ends by itself instead of holding its port and the database for ever.
const parent = process.ppid;

const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch); // once: a second signal means "at once"
  process.kill(process.pid, "SIGTERM");
}, 500).unref();
