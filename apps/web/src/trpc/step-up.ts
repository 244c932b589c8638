/** The question to sign in again: who asks it, who waits for its answer, and who puts it to the person. */
export type StepUp = {
  /** Resolves to true once the person has signed in again, to false when they would rather not. Never rejects. */
  readonly ask: () => Promise<boolean>;
  readonly answer: (signedIn: boolean) => void;
  readonly isAsked: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
};

/** However many calls are refused at once, the person is asked once. */
export function createStepUp(): StepUp {
  const listeners = new Set<() => void>();
  let question: { readonly answered: Promise<boolean>; readonly answer: (signedIn: boolean) => void } | null =
    null;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    ask() {
      if (question) return question.answered;
      let answer: (signedIn: boolean) => void = () => {};
      const answered = new Promise<boolean>((resolve) => {
        answer = resolve;
      });
      question = { answered, answer };
      tell();
      return answered;
    },
    answer(signedIn) {
      const open = question;
      question = null;
      open?.answer(signedIn);
      tell();
    },
    isAsked: () => question !== null,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
