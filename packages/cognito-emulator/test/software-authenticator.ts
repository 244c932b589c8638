import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";

const flags = { userPresent: 0x01, userVerified: 0x04, attested: 0x40 } as const;

interface CreationOptions {
  readonly challenge: string;
  readonly rp: { readonly id: string };
  readonly user: { readonly id: string };
}

interface RequestOptions {
  readonly challenge: string;
  readonly rpId: string;
}

/** What a dishonest or clumsy authenticator, or browser, does differently. */
interface Deviation {
  readonly origin?: string;
  readonly type?: string;
  readonly challenge?: string;
  readonly rpId?: string;
  readonly userVerified?: boolean;
  readonly userPresent?: boolean;
  /** COSE algorithm; the key stays one of ES256. */
  readonly algorithm?: number;
  readonly counter?: number;
  readonly userHandle?: string;
  readonly key?: KeyObject;
}

/** A passkey on node:crypto: what a browser and its authenticator answer, byte for byte (WebAuthn level 3). */
export class SoftwareAuthenticator {
  readonly id = randomBytes(16).toString("base64url");
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly #origin: string;
  #userHandle = "";
  #counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** RegistrationResponseJSON, without an attestation. */
  create(options: CreationOptions, over: Deviation = {}) {
    this.#userHandle = options.user.id;
    const authData = Buffer.concat([
      this.#authenticatorData(over.rpId ?? options.rp.id, flags.attested, over),
      Buffer.alloc(16), // AAGUID: no make
      Buffer.from([0, 16]),
      Buffer.from(this.id, "base64url"),
      this.#publicKey(over.algorithm ?? -7),
    ]);
    const attestationObject = Buffer.concat([
      Buffer.from([0xa3]),
      cborText("fmt"),
      cborText("none"),
      cborText("attStmt"),
      Buffer.from([0xa0]),
      cborText("authData"),
      cborBytes(authData),
    ]);
    return {
      ...this.#identity(),
      response: {
        clientDataJSON: this.#clientData("webauthn.create", options.challenge, over),
        attestationObject: attestationObject.toString("base64url"),
        transports: ["internal"],
      },
    };
  }

  /** AuthenticationResponseJSON. Every signature counts one further, unless told otherwise. */
  get(options: RequestOptions, over: Deviation = {}) {
    this.#counter = over.counter ?? this.#counter + 1;
    const clientDataJSON = this.#clientData("webauthn.get", options.challenge, over);
    const authenticatorData = this.#authenticatorData(over.rpId ?? options.rpId, 0, over);
    const signed = createSign("sha256")
      .update(authenticatorData)
      .update(createHash("sha256").update(Buffer.from(clientDataJSON, "base64url")).digest());
    return {
      ...this.#identity(),
      response: {
        clientDataJSON,
        authenticatorData: authenticatorData.toString("base64url"),
        signature: signed.sign(over.key ?? this.#keys.privateKey).toString("base64url"),
        userHandle: over.userHandle ?? this.#userHandle,
      },
    };
  }

  #identity() {
    return {
      id: this.id,
      rawId: this.id,
      type: "public-key",
      authenticatorAttachment: "platform",
      clientExtensionResults: {},
    };
  }

  #clientData(type: string, challenge: string, over: Deviation): string {
    const said = { type, challenge, origin: this.#origin, crossOrigin: false };
    const { origin = said.origin, type: otherType = type, challenge: otherChallenge = challenge } = over;
    const data = { ...said, origin, type: otherType, challenge: otherChallenge };
    return Buffer.from(JSON.stringify(data)).toString("base64url");
  }

  #authenticatorData(
    rpId: string,
    more: number,
    { userPresent = true, userVerified = true }: Deviation,
  ): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    const presence = userPresent ? flags.userPresent : 0;
    const verification = userVerified ? flags.userVerified : 0;
    return Buffer.concat([
      createHash("sha256").update(rpId).digest(),
      Buffer.from([more | presence | verification]),
      counter,
    ]);
  }

  /** COSE_Key (RFC 9053 section 7.1): {1: 2, 3: algorithm, -1: 1, -2: x, -3: y}. */
  #publicKey(algorithm: number): Buffer {
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    return Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03]),
      cborNegative(algorithm),
      Buffer.from([0x20, 0x01, 0x21]),
      cborBytes(Buffer.from(x, "base64url")),
      Buffer.from([0x22]),
      cborBytes(Buffer.from(y, "base64url")),
    ]);
  }
}

/** CBOR (RFC 8949 section 3), as far as a passkey needs it. */
const cborHead = (major: number, value: number): Buffer => {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.from([(major << 5) | 25, value >> 8, value & 0xff]);
};
const cborNegative = (value: number): Buffer => cborHead(1, -1 - value);
const cborBytes = (bytes: Buffer): Buffer => Buffer.concat([cborHead(2, bytes.length), bytes]);
const cborText = (text: string): Buffer => Buffer.concat([cborHead(3, text.length), Buffer.from(text)]);
