/** The form for one entry; its fields are those of a knowledge file. */
import type { AreaPath } from '../../../domain/area.js';
import { FIELDS, type Field } from '../../../knowledge/raw-entry.js';
import type { Viewer } from '../../console-page.js';
import { Problem } from '../parts.js';
import type { Problems } from './read-entry.js';

const HINTS: Readonly<Record<Field, string>> = {
  问题: '群众最常怎么问，一句话',
  问法: '别的问法，一行一个，可以不填',
  答案: '回给群众的话',
  来源: '哪个单位的哪个文件',
  日期: '是什么时候的说法，例如 2026-09',
  有效期: '例如 2026-09-01 至 2027-02-28，可以不填',
  适用范围: '哪些村、哪些社，都适用就不填',
  类别: '四位编号，例如 0901，可以不填',
  关键词: '用顿号隔开，可以不填',
};
const LONG: readonly Field[] = ['问法', '答案'];

interface EntryFormProps {
  viewer: Viewer;
  area: AreaPath;
  /** Title of the entry that is corrected; "" for a new one. */
  instead: string;
  problems: Problems;
  field(name: string): string;
}

export function EntryForm({ viewer, area, instead, problems, field }: EntryFormProps) {
  return (
    <form method="post">
      <h2>{instead === '' ? '加一条' : `改“${instead}”`}</h2>
      {viewer.formFields()}
      <input type="hidden" name="do" value="put" />
      <input type="hidden" name="area" value={area} />
      <input type="hidden" name="instead" value={instead} />
      {FIELDS.map((name) => (
        <p>
          <label>
            {name}（{HINTS[name]}）
            <br />
            {LONG.includes(name) ? (
              <textarea name={name} rows={4}>
                {field(name)}
              </textarea>
            ) : (
              <input name={name} value={field(name)} />
            )}
          </label>
          <Problem says={problems[name]} />
        </p>
      ))}
      <button>存下</button>
      <p>再导入知识库文件，会用文件里的整个换掉这里的。</p>
    </form>
  );
}
