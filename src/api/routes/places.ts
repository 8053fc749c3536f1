/** What there is: villages, areas, categories. */
import { z } from 'zod';
import { isWithin, type Area } from '../../domain/area.js';
import { categoryLabel, className, SUBCATEGORIES } from '../../domain/category.js';
import { problem } from '../problem.js';
import { areaNamed } from '../reach.js';
import { looking, type Route } from '../route.js';
import { areaSchema, categorySchema, listOf } from '../schemas.js';

const shownArea = ({ path, level, name, aliases, code }: Area) => ({
  ...{ path, level, name, aliases: [...aliases], letters: code ?? null },
});

export const villages: Route = looking(
  {
    path: '/villages',
    name: 'listVillages',
    does: 'The villages that the token reaches.',
    gives: { 200: { says: 'In the order of the village files', schema: listOf(areaSchema) } },
  },
  z.strictObject({}),
  async ({ world, caller }) => {
    const all = world.context.directory().villageAreas();
    return { status: 200, body: { items: all.filter(({ path }) => isWithin(path, caller.token.area)).map(shownArea) } };
  },
);

export const areas: Route = looking(
  {
    path: '/areas',
    name: 'listAreas',
    does: 'The areas directly below one: the way down the tree.',
    gives: { 200: { says: 'In the order of the village file', schema: listOf(areaSchema) } },
  },
  z.strictObject({ below: z.string().optional().describe("Path or letters; the token's area when left out") }),
  async ({ world, caller, query }) => {
    const directory = world.context.directory();
    const path = areaNamed(caller, query.below ?? caller.token.area, directory);
    if (path === null) return problem('not_found', 'no such area');
    const below = directory.children(path).filter((one) => areaNamed(caller, one.path, directory) !== null);
    return { status: 200, body: { items: below.map(shownArea) } };
  },
);

export const categories: Route = looking(
  {
    path: '/categories',
    name: 'listCategories',
    does: 'The sixty kinds of matters.',
    gives: { 200: { says: 'In the order of their codes', schema: listOf(categorySchema) } },
  },
  z.strictObject({}),
  async () => ({
    status: 200,
    body: {
      items: SUBCATEGORIES.map(({ code, name, urgency, lead, sensitive, sealed }) => ({
        ...{ code, name, label: categoryLabel(code), class: className(code) },
        ...{ urgency, lead, sensitive, sealed },
      })),
    },
  }),
);
