/** The picture of what is open in each part of an area: on its map where one is known, else as a tree map. */
import { draw } from '../draw.js';
import { Picture } from '../parts.js';
import type { Load } from './loads.js';

/** What is not in the picture stands below it; all of it is in the table beside it. */
export async function Fields({ loads }: { loads: readonly Load[] }) {
  const { mapSvg, treeSvg } = await draw();
  const mapped = loads.flatMap((load) =>
    load.outline === null ? [] : { ...field(load, '\n'), outline: load.outline },
  );
  if (mapped.length === 0)
    return <Picture svg={treeSvg(loads.map((load) => field(load, ' ')))} says="各片区还在办的事的多少，数字同下表" />;
  const missing = loads.filter(({ outline }) => outline === null);
  return (
    <>
      <Picture svg={mapSvg(mapped)} says="片区的地图，颜色是还在办的事的多少，数字同下表" />
      {missing.length === 0 ? null : <p>图上没有{missing.map(({ name }) => name).join('、')}，数字在下表里。</p>}
    </>
  );
}

const field = ({ name, open, late, step }: Load, between: string) => ({
  ...{ label: name, value: open, colour: step.colour },
  says: `${name}${between}${String(open)}件${late === 0 ? '' : `，超期${String(late)}`}`,
});
