/** A verifier was asked for with an option that cannot be meant. Names the option, never its value. */
export class ConfigurationError extends TypeError {
  override readonly name = "ConfigurationError";
  readonly option: string;

  constructor(option: string, demand: string) {
    super(`${option}: ${demand}`);
    this.option = option;
  }
}
