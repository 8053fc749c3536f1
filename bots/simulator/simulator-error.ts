/** A request that cannot be done, with the sentence for whoever made it and the HTTP status that says the same. */
export class SimulatorError extends Error {
  readonly status: 400 | 404 | 409 | 413 | 415 | 503;

  constructor(status: SimulatorError['status'], sentence: string) {
    super(sentence);
    this.status = status;
  }
}
