/** The form that puts somebody on duty. */
import { calledName } from '../../../domain/person.js';
import type { Viewer } from '../../console-page.js';
import { areasInReach } from '../../reach.js';
import { AreaSelect, Problem } from '../parts.js';
import { ARRANGING } from '../rights.js';
import { mayBeOnDuty, type Problems } from './read-shift.js';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

interface ShiftFormProps {
  viewer: Viewer;
  problems: Problems;
  /** What was written before, when something was wrong with it. */
  field(name: string): string;
}

export function ShiftForm({ viewer, problems, field }: ShiftFormProps) {
  const directory = viewer.context.directory();
  const areas = areasInReach(viewer, ARRANGING);
  const people = [
    ...new Map(areas.flatMap((area) => mayBeOnDuty(directory, area)).map((one) => [one.id, one])).values(),
  ];
  return (
    <form method="post">
      <h2>加一班</h2>
      {viewer.formFields()}
      <input type="hidden" name="do" value="add" />
      <p>
        <AreaSelect directory={directory} areas={areas} chosen={field('area')} />
        <Problem says={problems.area} />
      </p>
      <p>
        <label>
          谁{' '}
          <select name="person">
            {people.map((one) => (
              <option value={one.id} selected={one.id === field('person')}>
                {calledName(one)}
              </option>
            ))}
          </select>
        </label>
        <Problem says={problems.person} />
      </p>
      <fieldset>
        <legend>每个星期</legend>
        {WEEKDAYS.map((name, i) => (
          <label>
            <input
              type="checkbox"
              name={`weekday${String(i + 1)}`}
              value="1"
              checked={field(`weekday${String(i + 1)}`) !== ''}
            />{' '}
            周{name}
          </label>
        ))}
      </fieldset>
      <p>
        <label>
          或者这些日子 <input name="dates" value={field('dates')} placeholder="2026-10-01 2026-10-02" />
        </label>
        <Problem says={problems.days} />
      </p>
      <button>加上</button>
    </form>
  );
}
