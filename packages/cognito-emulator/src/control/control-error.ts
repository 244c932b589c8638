/** A wish of the control API that cannot be granted, said in both languages. `status` is its HTTP answer. */
export class ControlError extends Error {
  override readonly name = "ControlError";
  readonly status: number;
  /** The refusal for a page that knows its reader's language. */
  readonly text: { readonly en: string; readonly ja: string };

  constructor(status: number, english: string, japanese: string) {
    super(`${english} / ${japanese}`);
    this.status = status;
    this.text = { en: english, ja: japanese };
  }
}

/** Every refusal of the control API. */
export const controlFaults = {
  notFromHere: () =>
    new ControlError(
      403,
      "Only this machine, and no other site's page, may ask for this.",
      "このコンピューター以外、またはほかのサイトのページからは利用できません。",
    ),
  notJson: () =>
    new ControlError(
      415,
      "Send the request as application/json.",
      "リクエストは application/json で送ってください。",
    ),
  notForm: () =>
    new ControlError(
      415,
      "Send the form as a browser sends it.",
      "フォームはブラウザーが送る形式で送ってください。",
    ),
  bodyUnreadable: () =>
    new ControlError(
      400,
      "The body is not a JSON object, or is too large.",
      "本文が JSON オブジェクトではないか、大きすぎます。",
    ),
  inputInvalid: (field: string) =>
    new ControlError(400, `The value of "${field}" cannot be used.`, `「${field}」の値は使えません。`),
  unknownRoute: () => new ControlError(404, "Not Found", "見つかりません"),
  methodNotAllowed: (method: string) =>
    new ControlError(405, `${method} only`, `${method} だけを受け付けます`),
  timeOutOfRange: () =>
    new ControlError(
      400,
      "The clock goes from the year 2000 to the year 2100.",
      "時計を動かせるのは 2000 年から 2100 年までです。",
    ),
  poolUnknown: () =>
    new ControlError(404, "There is no user pool of this id.", "この ID のユーザープールはありません。"),
  userUnknown: () => new ControlError(404, "There is no such user.", "該当するユーザーはいません。"),
  snapshotUnknown: () =>
    new ControlError(
      404,
      "There is no snapshot of this id: the newest 20 are kept.",
      "この ID のスナップショットはありません。残っているのは新しい 20 個だけです。",
    ),
} as const;
