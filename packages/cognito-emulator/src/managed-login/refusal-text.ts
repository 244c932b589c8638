import type { CognitoError } from "../cognito-error.ts";
import type { Language } from "./language.ts";

/** A refusal as a person reads it, beside the field it is about (null: the form as a whole). */
export interface FormRefusal {
  readonly field: "username" | "password" | "code" | "email" | null;
  readonly text: string;
}

type Text = Readonly<Record<Language, string>>;

/** What AWS says with a pattern, and of a single character too. */
const passwordEdges: Text = {
  ja: "パスワードが短すぎるか、最初か最後に空白があります。",
  en: "The password is too short, or begins or ends with a space.",
};

/** NotAuthorizedException means several things; its message tells them apart. */
const byMessage: Readonly<Record<string, Text>> = {
  "Incorrect username or password.": {
    ja: "ユーザー名またはパスワードが正しくありません。",
    en: "The username or password is not right.",
  },
  "Password attempts exceeded": {
    ja: "間違いが続いたため、しばらくサインインできません。少し待ってからお試しください。",
    en: "Too many wrong passwords. Please wait a little and try again.",
  },
  "User is disabled.": {
    ja: "このアカウントは停止されています。管理者にお問い合わせください。",
    en: "This account is disabled. Please ask your administrator.",
  },
  "Temporary password has expired and must be reset by an administrator.": {
    ja: "仮パスワードの有効期限が切れています。管理者に再発行を依頼してください。",
    en: "The temporary password has expired. Please ask your administrator for another.",
  },
  "SignUp is not permitted for this user pool": {
    ja: "新規登録は受け付けていません。管理者に招待を依頼してください。",
    en: "Sign-up is closed. Please ask your administrator for an invitation.",
  },
  "User password cannot be reset in the current state.": {
    ja: "このアカウントのパスワードは、ここでは再設定できません。",
    en: "The password of this account cannot be reset here.",
  },
  "Password not long enough": { ja: "パスワードが短すぎます。", en: "The password is too short." },
  "Password must have uppercase characters": {
    ja: "パスワードに英大文字を含めてください。",
    en: "The password needs an upper-case letter.",
  },
  "Password must have lowercase characters": {
    ja: "パスワードに英小文字を含めてください。",
    en: "The password needs a lower-case letter.",
  },
  "Password must have numeric characters": {
    ja: "パスワードに数字を含めてください。",
    en: "The password needs a digit.",
  },
  "Password must have symbol characters": {
    ja: "パスワードに記号を含めてください。",
    en: "The password needs a symbol.",
  },
  [String.raw`Password must satisfy regular expression pattern: ^[\S]+.*[\S]+$`]: passwordEdges,
};

const byName: Readonly<Record<string, Text & { field: FormRefusal["field"] }>> = {
  NotAuthorizedException: {
    field: null,
    ja: "時間が経ったため、最初からやり直してください。",
    en: "This took too long. Please start again.",
  },
  UserNotFoundException: {
    field: "username",
    ja: "このユーザーは見つかりません。",
    en: "There is no such user.",
  },
  UsernameExistsException: {
    field: "username",
    ja: "この名前はすでに使われています。",
    en: "This name is already in use.",
  },
  AliasExistsException: {
    field: null,
    ja: "この連絡先は、すでに別のアカウントで使われています。",
    en: "This address is already used by another account.",
  },
  InvalidPasswordException: {
    field: "password",
    ja: "パスワードが条件を満たしていません。",
    en: "The password does not meet the rules.",
  },
  CodeMismatchException: {
    field: "code",
    ja: "コードが違います。もう一度ご確認ください。",
    en: "The code is not right. Please check it again.",
  },
  EnableSoftwareTokenMFAException: {
    field: "code",
    ja: "コードが違います。アプリに表示されている新しいコードを入力してください。",
    en: "The code is not right. Please enter the one the app shows now.",
  },
  ExpiredCodeException: {
    field: "code",
    ja: "コードの有効期限が切れています。送り直してください。",
    en: "The code has expired. Please ask for another.",
  },
  LimitExceededException: {
    field: null,
    ja: "試行が続いたため、しばらく受け付けられません。少し待ってからお試しください。",
    en: "Too many attempts. Please wait a little and try again.",
  },
  PasswordResetRequiredException: {
    field: null,
    ja: "パスワードの再設定が必要です。届いたコードで新しいパスワードを設定してください。",
    en: "Your password has to be reset. Set a new one with the code you were sent.",
  },
  InvalidParameterException: {
    field: null,
    ja: "入力内容をご確認ください。必須の項目が空か、形式が正しくありません。",
    en: "Please check what you entered: something is missing or not in the right form.",
  },
};

const other: Text = {
  ja: "この操作は受け付けられませんでした。",
  en: "This was not accepted.",
};

export function refusalText({ name, message }: CognitoError, language: Language): FormRefusal {
  if (name === "InvalidParameterException" && message.includes("'password' failed"))
    return { field: "password", text: passwordEdges[language] };
  const [, reason = message] = /: (Password .+)$/.exec(message) ?? [];
  const known = Object.hasOwn(byName, name) ? byName[name] : undefined;
  const exact = Object.hasOwn(byMessage, reason) ? byMessage[reason] : undefined;
  return { field: known?.field ?? null, text: (exact ?? known ?? other)[language] };
}
