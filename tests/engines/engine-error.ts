/** An engine that cannot be built or run, in a sentence for the user. */
export class EngineError extends Error {
  override readonly name = 'EngineError';

  /** Exit code for a command that ends by it: 2 where the user has something to change. */
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}
