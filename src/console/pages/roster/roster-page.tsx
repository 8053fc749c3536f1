/** /console/roster: who is on duty in the coming days, the shifts behind it, and how the bot behaves in each group. */
import { isWithin } from '../../../domain/area.js';
import { chinaClock, dayOf, instantOf } from '../../../domain/calendar.js';
import { shiftsOn } from '../../../domain/on-duty.js';
import { calledName, type PersonId } from '../../../domain/person.js';
import { DAY } from '../../../domain/time.js';
import type { DutyShift } from '../../../domain/village.js';
import { addShift, removeShift, setGroupMode, shiftKey } from '../../../usecases/arrange-village.js';
import type { ConsolePage, Shown, Viewer } from '../../console-page.js';
import { CONSOLE } from '../../desk.js';
import { areasInReach, reaches, reachOf } from '../../reach.js';
import { Table } from '../parts.js';
import { ARRANGING, READING } from '../rights.js';
import { Groups, modeNamed } from './groups.js';
import { readShift, type Problems } from './read-shift.js';
import { ShiftForm } from './shift-form.js';

const DAYS = 14;
const WEEKDAYS = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const weekdayOf = (day: string) => WEEKDAYS[chinaClock(instantOf(day, 0)).weekday];
const HERE = { to: `${CONSOLE}/roster` };

export const rosterPage: ConsolePage = {
  path: 'roster',
  title: '值班和群',
  rights: READING,
  render: async (viewer) => Promise.resolve(shown(viewer, {}, () => '')),
  act: async (viewer, { field }, key) => {
    switch (field('do')) {
      case 'add': {
        const read = readShift(viewer, field);
        if ('problems' in read) return { ...shown(viewer, read.problems, field), status: 422 };
        await addShift(viewer.context, read.shift, key);
        return HERE;
      }
      case 'remove': {
        const shift = shiftsInReach(viewer).find((one) => shiftKey(one) === field('shift'));
        if (shift !== undefined && reaches(viewer, ARRANGING, shift.area))
          await removeShift(viewer.context, shift, key);
        return HERE;
      }
      case 'mode': {
        const group = viewer.context.directory().group(field('group'));
        const mode = modeNamed(field('mode'));
        if (group !== null && mode !== null && reaches(viewer, ARRANGING, group.area))
          await setGroupMode(viewer.context, group, mode, key);
        return HERE;
      }
      default:
        return HERE;
    }
  },
};

/** Also those for an area around the own ones: they hold there too. */
function shiftsInReach(viewer: Viewer): DutyShift[] {
  const own = reachOf(viewer, READING);
  return viewer.context
    .directory()
    .villages.flatMap(({ roster }) => roster ?? [])
    .filter(({ area }) => own.some((mine) => isWithin(area, mine) || isWithin(mine, area)));
}

function shown(viewer: Viewer, problems: Problems, field: (name: string) => string): Shown {
  const shifts = shiftsInReach(viewer);
  const mayAdd = areasInReach(viewer, ARRANGING).length > 0;
  return {
    body: (
      <>
        <h1>值班和群</h1>
        <ComingDays viewer={viewer} shifts={shifts} />
        <Shifts viewer={viewer} shifts={shifts} />
        {mayAdd ? <ShiftForm viewer={viewer} problems={problems} field={field} /> : null}
        <Groups viewer={viewer} />
      </>
    ),
  };
}

const nameOf = ({ context }: Viewer, id: PersonId): string => {
  const person = context.directory().person(id);
  return person === null ? id : calledName(person);
};

function ComingDays({ viewer, shifts }: { viewer: Viewer; shifts: readonly DutyShift[] }) {
  const directory = viewer.context.directory();
  const areas = [...new Set(shifts.map(({ area }) => area))];
  const days = Array.from({ length: DAYS }, (_, i) => dayOf(viewer.context.now() + i * DAY));
  const rows = days.map((day) => [
    <time>
      {day} {weekdayOf(day)}
    </time>,
    ...areas.map((area) =>
      shiftsOn(shifts, area, day)
        .map(({ person }) => nameOf(viewer, person))
        .join('、'),
    ),
  ]);
  const head = ['日子', ...areas.map((area) => directory.areaName(area))];
  return <Table caption="这两周谁值班" head={head} rows={areas.length === 0 ? [] : rows} />;
}

function Shifts({ viewer, shifts }: { viewer: Viewer; shifts: readonly DutyShift[] }) {
  const rows = shifts.map((shift) => [
    nameOf(viewer, shift.person),
    viewer.context.directory().areaName(shift.area),
    [...shift.weekdays.map((day) => WEEKDAYS[day]), ...shift.dates].join('、'),
    reaches(viewer, ARRANGING, shift.area) ? (
      <form method="post">
        {viewer.formFields()}
        <input type="hidden" name="do" value="remove" />
        <input type="hidden" name="shift" value={shiftKey(shift)} />
        <button>去掉</button>
      </form>
    ) : null,
  ]);
  return <Table caption="值班安排（写了日子的先算）" head={['谁', '片区', '什么时候', '']} rows={rows} />;
}
