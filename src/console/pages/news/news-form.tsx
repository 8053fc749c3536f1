/** The form that puts news on a village's page. */
import type { AreaPath } from '../../../domain/area.js';
import { dayOf } from '../../../domain/calendar.js';
import type { Viewer } from '../../console-page.js';
import { Problem } from '../parts.js';
import { altOf, LONGEST_ALT, LONGEST_TEXT, LONGEST_TITLE, PICTURES, type Problems } from './read-news.js';

interface NewsFormProps {
  viewer: Viewer;
  village: AreaPath;
  problems: Problems;
  field(name: string): string;
}

export function NewsForm({ viewer, village, problems, field }: NewsFormProps) {
  const today = dayOf(viewer.context.now());
  return (
    <form method="post" enctype="multipart/form-data">
      <h2>加一条</h2>
      {viewer.formFields()}
      <input type="hidden" name="do" value="add" />
      <input type="hidden" name="area" value={village} />
      <p>
        <label>
          日子 <input name="day" type="date" value={field('day') === '' ? today : field('day')} />
        </label>
        <Problem says={problems.day} />
      </p>
      <p>
        <label>
          标题 <input name="title" value={field('title')} maxLength={LONGEST_TITLE} />
        </label>
        <Problem says={problems.title} />
      </p>
      <p>
        <label>
          内容（谁都看得到，不要写群众的姓名和电话）
          <br />
          <textarea name="text" rows={4} maxLength={LONGEST_TEXT}>
            {field('text')}
          </textarea>
        </label>
        <Problem says={problems.text} />
      </p>
      <Pictures problems={problems} field={field} />
      <button>放上去</button>
    </form>
  );
}

function Pictures({ problems, field }: Pick<NewsFormProps, 'problems' | 'field'>) {
  return (
    <fieldset>
      <legend>图片（可以不放）</legend>
      <p>谁都看得到：不要放证件，拍到人的先问过本人，孩子先问过家长。拍照的地点会自动去掉。</p>
      {PICTURES.map((name, at) => (
        <p key={name}>
          <label>
            图片{at + 1} <input type="file" name={name} accept="image/*" />
          </label>{' '}
          <label>
            图上是什么 <input name={altOf(name)} value={field(altOf(name))} maxLength={LONGEST_ALT} />
          </label>
          <Problem says={problems[name]} />
        </p>
      ))}
    </fieldset>
  );
}
