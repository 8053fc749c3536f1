/** Fills a store with open cases, to see whether the hundred-thousandth message costs more than the first. */
import { openCase } from '../src/domain/case/open.js';
import { caseAggregate } from '../src/usecases/case-aggregate.js';
import { doing, type Context } from '../src/usecases/context.js';
import { caseId } from '../src/usecases/ids.js';

const AT_ONCE = 500;

/** Cases over all grids of the first village, as the domain makes them, with nothing left to say and nothing due soon. */
export async function fillCases(context: Context, count: number): Promise<void> {
  const village = context
    .directory()
    .villages.flatMap((one) => one.areas.filter((area) => area.level === 'village'))[0];
  if (village === undefined) return;
  const grids = context.directory().children(village.path);
  for (let from = 0; from < count; from += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => from + i);
    await Promise.all(
      batch.map((n) =>
        context.store.commit(filled(context, village.path, grids[n % grids.length]?.path ?? village.path, n), 0),
      ),
    );
  }
}

function filled(context: Context, village: string, area: string, n: number) {
  const key = `fill-${String(n)}`;
  const door = { channel: 'door', conversation: key, room: false, user: key };
  const reporter = { contact: key, name: '村民', area, door, key, at: context.now(), solved: null, score: null };
  const now = doing(context, { kind: 'reporter', contact: key }, key);
  const change = openCase(
    {
      ...{
        id: caseId(village, key, context.now()),
        number: `XX-${String(n)}`,
        village,
        area,
        areaKnown: true,
        category: '0402',
        nature: '求助',
        urgency: 'C',
      },
      ...{
        emergency: null,
        confidential: false,
        accused: [],
        text: '路灯坏了三天了',
        media: [],
        place: null,
        concerned: null,
        phone: null,
        reporter,
        askedElsewhere: false,
        draft: false,
      },
    },
    now,
  );
  const aggregate = caseAggregate(null, change, now, 0);
  return { ...aggregate, outbox: [], due: context.now() + 30 * 24 * 3_600_000 };
}
