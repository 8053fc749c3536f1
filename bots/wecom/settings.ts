/** What an operator writes down once; docs/channels/wecom.md says where to find each of them. */
export interface WecomSettings {
  /** Scheme and host of the interface. */
  url: string;
  corpId: string;
  agentId: number;
  secret: string;
  /** Of the address that WeCom calls. */
  callback: { token: string; aesKey: string };
  /** Keys of group robots by the names of their groups. */
  robots: ReadonlyMap<string, string>;
  /** Null: no customer service. Its secret is null when the application may use it with its own. */
  kefu: { id: string; secret: string | null } | null;
}
