/** The groups of the own areas, and how the bot behaves in each. */
import type { GroupMode } from '../../../domain/village.js';
import type { Viewer } from '../../console-page.js';
import { reaches, reachOf } from '../../reach.js';
import { Table } from '../parts.js';
import { ARRANGING, READING } from '../rights.js';

const MODE_WORDS: Readonly<Record<GroupMode, string>> = {
  listen: '都听着',
  mention: '@到才应',
  silent: '只发通报',
};
const MODES = Object.keys(MODE_WORDS) as GroupMode[];

export const modeNamed = (text: string): GroupMode | null => MODES.find((mode) => mode === text) ?? null;

export function Groups({ viewer }: { viewer: Viewer }) {
  const directory = viewer.context.directory();
  const groups = [...new Set(reachOf(viewer, READING).flatMap((area) => directory.groupsOf(area)))];
  const rows = groups.map((group) => [
    group.name,
    directory.areaName(group.area),
    group.audience === 'cadres' ? '干部' : '群众',
    reaches(viewer, ARRANGING, group.area) ? (
      <form method="post">
        {viewer.formFields()}
        <input type="hidden" name="do" value="mode" />
        <input type="hidden" name="group" value={group.id} />
        <select name="mode" aria-label={`${group.name}的方式`}>
          {MODES.map((mode) => (
            <option value={mode} selected={mode === group.mode}>
              {MODE_WORDS[mode]}
            </option>
          ))}
        </select>{' '}
        <button>改</button>
      </form>
    ) : (
      MODE_WORDS[group.mode]
    ),
  ]);
  return <Table caption="群" head={['群', '片区', '给谁', '方式']} rows={rows} />;
}
