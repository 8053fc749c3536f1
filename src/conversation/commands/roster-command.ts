/** /值班: who is on duty in the coming days. */
import { lineageOf } from '../../domain/area.js';
import { dayOf } from '../../domain/calendar.js';
import { shiftsOn } from '../../domain/on-duty.js';
import { calledName } from '../../domain/person.js';
import { DAY } from '../../domain/time.js';
import { areasOf } from '../../usecases/visits.js';
import { answered } from '../turn.js';
import type { Command } from './command.js';

const DAYS = 7;

export const roster: Command = {
  name: 'roster',
  zh: '值班',
  also: ['值班表'],
  form: '/值班',
  example: '/值班',
  does: '这几天谁值班',
  right: 'list',
  run: async (call) => {
    const { context, words } = call.turn.talk;
    const directory = context.directory();
    const shifts = directory.villages.flatMap((village) => village.roster ?? []);
    const own = areasOf(context, call.me.id);
    const near = shifts.filter(({ area }) =>
      own.some((mine) => lineageOf(area).includes(mine) || lineageOf(mine).includes(area)),
    );
    const areas = [...new Set(near.map(({ area }) => area))];
    const days = Array.from({ length: DAYS }, (_, i) => context.now() + i * DAY).map((at) => ({
      at,
      people: areas.flatMap((area) =>
        shiftsOn(near, area, dayOf(at)).flatMap(({ person }) => {
          const found = directory.person(person);
          return found === null ? [] : { areaName: directory.areaName(area), name: calledName(found) };
        }),
      ),
    }));
    return answered(call.turn, 'roster', words.replies.roster(days, context.now()));
  },
};
