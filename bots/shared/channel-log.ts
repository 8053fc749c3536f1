/** What a channel needs of a log: facts first, then one sentence. Never what people said, nor who they are. */
export interface ChannelLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
