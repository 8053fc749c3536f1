/** What stands in a file about one question, before anybody has looked whether it is right. */
export const FIELDS = ['问题', '问法', '答案', '来源', '日期', '有效期', '适用范围', '类别', '关键词'] as const;
export type Field = (typeof FIELDS)[number];

/** Something written, and where it stands. */
export interface Written {
  text: string;
  place: string;
}

export interface RawEntry {
  /** Where the entry begins: what is missing is missed there. */
  place: string;
  fields: Partial<Record<Field, Written>>;
}

export function isField(name: string): name is Field {
  return FIELDS.some((field) => field === name);
}
