// Generated from /openapi.json by openapi-typescript (src/rest/generated-client.test.ts).

export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Greeting
         * @description 稼働確認の応答
         */
        get: operations["root"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Anybody
         * @description だれでも
         *
         *     Anybody / だれでも利用できます
         */
        get: operations["access.public"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/protected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Signed in
         * @description サインイン済み
         *
         *     Signed-in callers / サインインが必要です
         */
        get: operations["access.protected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Users and administrators
         * @description ユーザーまたは管理者
         *
         *     Role `user` or above / `user` 以上の役割が必要です
         */
        get: operations["access.user"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Administrators
         * @description 管理者
         *
         *     Role `admin` or above / `admin` 以上の役割が必要です
         */
        get: operations["access.admin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List one's own items
         * @description 自分のアイテムの一覧
         *
         *     Signed-in callers / サインインが必要です
         */
        get: operations["items.list"];
        put?: never;
        /**
         * Create an item
         * @description アイテムを作成
         *
         *     Signed-in callers / サインインが必要です
         */
        post: operations["items.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an item
         * @description アイテムを表示
         *
         *     Signed-in callers / サインインが必要です
         */
        get: operations["items.byId"];
        put?: never;
        post?: never;
        /**
         * Delete an item
         * @description アイテムを削除
         *
         *     Signed-in callers / サインインが必要です
         */
        delete: operations["items.delete"];
        options?: never;
        head?: never;
        /**
         * Rename an item
         * @description アイテムの名前を変更
         *
         *     Signed-in callers / サインインが必要です
         */
        patch: operations["items.update"];
        trace?: never;
    };
    "/api/v1/items/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whose items these are
         * @description アイテムの持ち主（自分）
         *
         *     Signed-in callers / サインインが必要です
         */
        get: operations["items.me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's own profile
         * @description 自分のプロフィール
         *
         *     Signed-in callers / サインインが必要です
         */
        get: operations["profile.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a password
         * @description パスワードでサインイン
         *
         *     Anybody / だれでも利用できます
         */
        post: operations["session.login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user/new-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace a temporary password
         * @description 仮パスワードを新しいパスワードに変更
         *
         *     Anybody / だれでも利用できます
         */
        post: operations["session.newPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh the tokens
         * @description トークンを更新
         *
         *     Anybody / だれでも利用できます
         */
        post: operations["session.refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/user/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description サインアウト
         *
         *     Anybody / だれでも利用できます
         */
        post: operations["session.logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/debug/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the API makes of your token (development)
         * @description 自分のトークンの内容を確認します（開発用）
         *
         *     Anybody; a credential is checked when sent / だれでも利用できます（トークンがあれば検証します）
         */
        get: operations["debugToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive?
         * @description プロセスの生存確認
         */
        get: operations["healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is traffic welcome?
         * @description 要求を受け付けられるかの確認
         */
        get: operations["readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Error: {
            /** @enum {string} */
            error: "authentication_required" | "token_validation_failed" | "sign_in_failed" | "step_up_required" | "insufficient_permissions" | "insufficient_scope" | "csrf_rejected" | "validation_failed" | "not_found" | "method_not_allowed" | "request_timeout" | "conflict" | "challenge_unsupported" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "identity_provider_unavailable" | "service_unavailable" | "internal_server_error";
            message: string;
            /** Format: uuid */
            request_id: string;
            fields?: {
                [key: string]: string;
            };
            required_role?: string;
            required_roles?: string[];
            required_scope?: string;
            required_group?: string;
            required_groups?: string[];
            required_permission?: string;
            /** @enum {string} */
            required_caller?: "person" | "machine";
            max_age?: number;
            token_expired?: boolean;
            current_role?: string | null;
            challenge?: string;
        };
    };
    responses: {
        /** @description A valid authentication token is required / 有効な認証トークンが必要です; The token could not be validated / トークンの検証に失敗しました; Sign-in failed. Please check what you entered and try again / サインインできませんでした。入力内容をお確かめのうえ、もう一度お試しください; Please sign in again to do this / この操作には、もう一度サインインが必要です */
        Error401: {
            headers: {
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    /** @enum {string} */
                    error?: "authentication_required" | "token_validation_failed" | "sign_in_failed" | "step_up_required";
                };
            };
        };
        /** @description You do not have the required role / 適切な権限がありません; The token lacks a required scope / トークンのスコープが足りません; The request was refused because it may come from another site / 別のサイトからの要求のため、受け付けませんでした */
        Error403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    /** @enum {string} */
                    error?: "insufficient_permissions" | "insufficient_scope" | "csrf_rejected";
                };
            };
        };
        /** @description The input is not valid / 入力内容に誤りがあります */
        Error400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    /** @enum {string} */
                    error?: "validation_failed";
                };
            };
        };
        /** @description Not found / 見つかりませんでした */
        Error404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    /** @enum {string} */
                    error?: "not_found";
                };
            };
        };
        /** @description This method is not allowed here / このメソッドは使えません */
        Error405: {
            headers: {
                Allow?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    /** @enum {string} */
                    error?: "method_not_allowed";
                };
            };
        };
        /** @description The request did not arrive in time / 要求が時間内に届きませんでした */
        Error408: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    /** @enum {string} */
                    error?: "request_timeout";
                };
            };
        };
        /** @description This conflicts with the present state / 現在の状態と合わないため、実行できませんでした; This account's sign-in needs a step that cannot be taken here / このアカウントのサインインには、ここでは行えない手順が必要です */
        Error409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    /** @enum {string} */
                    error?: "conflict" | "challenge_unsupported";
                };
            };
        };
        /** @description The request is too large / 送信されたデータが大きすぎます */
        Error413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    /** @enum {string} */
                    error?: "payload_too_large";
                };
            };
        };
        /** @description This content type is not accepted. Please send application/json / この形式のデータは受け付けていません。application/json で送ってください */
        Error415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    /** @enum {string} */
                    error?: "unsupported_media_type";
                };
            };
        };
        /** @description Too many requests. Please try again in a while / 要求が多すぎます。しばらくしてからもう一度お試しください */
        Error429: {
            headers: {
                /** @description Seconds / 秒 */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    /** @enum {string} */
                    error?: "rate_limited";
                };
            };
        };
        /** @description We cannot check credentials right now. Please try again in a while / 現在、認証情報を確認できません。しばらくしてからもう一度お試しください; The service is not available right now. Please try again in a while / ただいまご利用いただけません。しばらくしてからもう一度お試しください */
        Error503: {
            headers: {
                /** @description Seconds / 秒 */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    /** @enum {string} */
                    error?: "identity_provider_unavailable" | "service_unavailable";
                };
            };
        };
        /** @description An internal server error occurred / 内部サーバーエラーが発生しました */
        Error500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] & {
                    /** @enum {string} */
                    error?: "internal_server_error";
                };
            };
        };
    };
    parameters: {
        /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
        AcceptLanguage: "ja" | "en";
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    root: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                    };
                };
            };
            400: components["responses"]["Error400"];
            408: components["responses"]["Error408"];
            413: components["responses"]["Error413"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
        };
    };
    "access.public": {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                    };
                };
            };
            400: components["responses"]["Error400"];
            408: components["responses"]["Error408"];
            413: components["responses"]["Error413"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
        };
    };
    "access.protected": {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        user_info: {
                            username: string;
                            email: string | null;
                            sub: string;
                            role: ("user" | "admin") | "未設定";
                        };
                    };
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            408: components["responses"]["Error408"];
            413: components["responses"]["Error413"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    "access.user": {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        user_data: {
                            username: string;
                            /** @enum {string} */
                            role: "user" | "admin";
                        };
                    };
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            408: components["responses"]["Error408"];
            413: components["responses"]["Error413"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    "access.admin": {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        admin_info: {
                            username: string;
                            email: string | null;
                            permissions: ("read" | "write" | "delete")[];
                        };
                    };
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            408: components["responses"]["Error408"];
            413: components["responses"]["Error413"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    "items.list": {
        parameters: {
            query?: {
                limit?: number;
                cursor?: number;
            };
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description rel="next" */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        owner_sub: string;
                        /** Format: date-time */
                        created_at: string;
                    }[];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            408: components["responses"]["Error408"];
            413: components["responses"]["Error413"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    "items.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        owner_sub: string;
                        /** Format: date-time */
                        created_at: string;
                    };
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            408: components["responses"]["Error408"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    "items.byId": {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        owner_sub: string;
                        /** Format: date-time */
                        created_at: string;
                    };
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            404: components["responses"]["Error404"];
            408: components["responses"]["Error408"];
            413: components["responses"]["Error413"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    "items.delete": {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            404: components["responses"]["Error404"];
            408: components["responses"]["Error408"];
            413: components["responses"]["Error413"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    "items.update": {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: number;
                        name: string;
                        owner_sub: string;
                        /** Format: date-time */
                        created_at: string;
                    };
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            404: components["responses"]["Error404"];
            408: components["responses"]["Error408"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    "items.me": {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sub: string;
                        username: string;
                        email: string | null;
                        /** @enum {string} */
                        token_use: "access" | "id";
                    };
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            408: components["responses"]["Error408"];
            413: components["responses"]["Error413"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    "profile.get": {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        profile: {
                            sub: string;
                            username: string;
                            email: string | null;
                            email_verified: boolean;
                            role: ("user" | "admin") | "未設定";
                            created_at: number | null;
                            /** @enum {string} */
                            token_use: "access" | "id";
                        };
                    };
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            408: components["responses"]["Error408"];
            413: components["responses"]["Error413"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    "session.login": {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    username: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        access_token: string;
                        id_token: string;
                        refresh_token?: string;
                        /** @constant */
                        token_type: "Bearer";
                        expires_in: number;
                    } | {
                        /** @constant */
                        challenge: "NEW_PASSWORD_REQUIRED";
                        username: string;
                        session: string;
                    };
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            408: components["responses"]["Error408"];
            409: components["responses"]["Error409"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    "session.newPassword": {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    username: string;
                    new_password: string;
                    session: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        access_token: string;
                        id_token: string;
                        refresh_token?: string;
                        /** @constant */
                        token_type: "Bearer";
                        expires_in: number;
                    } | {
                        /** @constant */
                        challenge: "NEW_PASSWORD_REQUIRED";
                        username: string;
                        session: string;
                    };
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            408: components["responses"]["Error408"];
            409: components["responses"]["Error409"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    "session.refresh": {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    refresh_token: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        access_token: string;
                        id_token: string;
                        refresh_token?: string;
                        /** @constant */
                        token_type: "Bearer";
                        expires_in: number;
                    };
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            408: components["responses"]["Error408"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    "session.logout": {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    refresh_token: string;
                    access_token?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            408: components["responses"]["Error408"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    debugToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_token: boolean;
                        user_authenticated: boolean;
                        user_info: {
                            sub: string;
                            username: string;
                            role: string | null;
                        } | null;
                        raw_claims: {
                            [key: string]: unknown;
                        } | null;
                    };
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            408: components["responses"]["Error408"];
            413: components["responses"]["Error413"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    healthz: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                    };
                };
            };
            400: components["responses"]["Error400"];
            408: components["responses"]["Error408"];
            413: components["responses"]["Error413"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
        };
    };
    readyz: {
        parameters: {
            query?: never;
            header?: {
                /** @description The language of `message`; Japanese unless said / `message` の言語です。指定がなければ日本語になります */
                "Accept-Language"?: components["parameters"]["AcceptLanguage"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ready" | "not_ready" | "overloaded";
                        checks: {
                            keys: boolean;
                            database: boolean;
                            revocations: boolean;
                            accepting: boolean;
                        };
                    };
                };
            };
            400: components["responses"]["Error400"];
            408: components["responses"]["Error408"];
            413: components["responses"]["Error413"];
            429: components["responses"]["Error429"];
            500: components["responses"]["Error500"];
            /** @description Not now / 今は受け付けられません */
            503: {
                headers: {
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ready" | "not_ready" | "overloaded";
                        checks: {
                            keys: boolean;
                            database: boolean;
                            revocations: boolean;
                            accepting: boolean;
                        };
                    };
                };
            };
        };
    };
}
