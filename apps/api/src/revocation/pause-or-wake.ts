/** A pause that ends early when somebody wakes it, also when they did so shortly before it began. */
export function pauseOrWake() {
  let isWoken = false;
  let end: () => void = () => undefined;
  return {
    async pause(ms: number): Promise<void> {
      if (!isWoken) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms).unref();
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      isWoken = false;
    },
    wake(): void {
      isWoken = true;
      end();
    },
  };
}
