/** A certificate and its private key, both PEM. */
export interface Pem {
  readonly certificate: string;
  readonly key: string;
}
