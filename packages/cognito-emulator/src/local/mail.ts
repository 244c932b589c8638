import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";
import { askForWording } from "../triggers/custom-message.ts";
import type { TriggerCaller } from "../triggers/run-trigger.ts";
import type { CustomMessageSource } from "../triggers/trigger-events.ts";
import type { MessageKind } from "./outbox.ts";
import { ownWords } from "./own-words.ts";

interface Mail {
  readonly kind: MessageKind;
  readonly to: string;
  /** The code, or in an invitation the temporary password. */
  readonly code: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** What the custom message trigger is told, when that does not follow from the kind. */
  readonly source?: CustomMessageSource | undefined;
  /** On whose behalf; an administrator's when absent. */
  readonly caller?: TriggerCaller | undefined;
}

/**
 * Puts a message into the pool's outbox: worded by the pool's custom message trigger, else in the pool's own words where
 * it has some, else in Japanese and English, as nobody knows what the reader speaks.
 */
export async function sendMail(pool: Pool, user: User, mail: Mail): Promise<void> {
  const { kind, to, code, now } = mail;
  const username = signInName(pool, user);
  const wording = await askForWording(pool, user, { ...mail, username });
  const own = wording ?? ownWords(pool, { kind, to, username, code });
  const { text, subject } = own ?? { text: texts[kind]({ username, code }), subject: null };
  pool.outbox.post({ user: user.username, sub: user.sub, to, kind, code, subject, text, at: now });
}

/** What the reader will type to sign in: the address where addresses are user names, else the user name. */
function signInName({ identity }: Pool, { attributes, username }: User): string {
  const [attribute] = identity.UsernameAttributes;
  return (attribute && attributes[attribute]) ?? username;
}

type Text = (content: { username: string; code: string }) => string;

const texts: Readonly<Record<MessageKind, Text>> = {
  "sign-up": ({ code }) =>
    `ご登録ありがとうございます。確認コードは ${code} です。24時間以内に入力してください。\n\n` +
    `Thank you for signing up. Your confirmation code is ${code}. It is valid for 24 hours.`,
  invitation: ({ username, code }) =>
    `${username} さんのアカウントを用意しました。仮パスワードは ${code} です。最初のサインインで新しいパスワードを設定してください。\n\n` +
    `An account has been prepared for ${username}. The temporary password is ${code}. You choose your own at the first sign-in.`,
  "forgot-password": ({ code }) =>
    `パスワードを再設定するためのコードは ${code} です。1時間以内に入力してください。お心当たりがなければ、このメールは破棄してください。\n\n` +
    `Your password reset code is ${code}. It is valid for one hour. If you did not ask for it, ignore this message.`,
  "reset-by-administrator": ({ code }) =>
    `管理者がパスワードをリセットしました。再設定のためのコードは ${code} です。1時間以内に入力してください。\n\n` +
    `An administrator has reset your password. Your password reset code is ${code}. It is valid for one hour.`,
  "verify-email": ({ code }) =>
    `メールアドレスの確認コードは ${code} です。24時間以内に入力してください。\n\n` +
    `Your e-mail verification code is ${code}. It is valid for 24 hours.`,
  "verify-phone": ({ code }) =>
    `電話番号の確認コードは ${code} です。24時間以内に入力してください。\n\n` +
    `Your phone number verification code is ${code}. It is valid for 24 hours.`,
  "second-factor": ({ code }) =>
    `サインインの確認コードは ${code} です。数分以内に入力してください。お心当たりがなければ、パスワードを変更してください。\n\n` +
    `Your sign-in code is ${code}. It is valid for a few minutes. If you are not signing in, change your password.`,
  "sign-in": ({ code }) =>
    `サインイン用のコードは ${code} です。数分で無効になります。お心当たりがなければ、このメッセージは破棄してください。\n\n` +
    `Your sign-in code is ${code}. It is valid for a few minutes. If you did not ask for it, ignore this message.`,
};
