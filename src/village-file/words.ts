/** The words an operator may write for levels, roles and modes: the code, or what people call it. */
import type { AreaLevel } from '../domain/area.js';
import type { HandlingMode } from '../domain/case/types.js';
import { ROLES, type Role } from '../domain/person.js';
import type { Proof } from '../domain/proof.js';
import { ROLE_NAME } from '../domain/role-name.js';
import type { DigestTime, Group, GroupMode } from '../domain/village.js';

type Words<T> = Readonly<Record<string, T>>;

/** Widest first. */
export const LEVELS = [
  'province',
  'county',
  'township',
  'village',
  'grid1',
  'grid2',
] as const satisfies readonly AreaLevel[];

export const LEVEL_WORDS: Words<AreaLevel> = {
  ...Object.fromEntries(LEVELS.map((level) => [level, level])),
  省: 'province',
  县: 'county',
  乡: 'township',
  镇: 'township',
  村: 'village',
  一级网格: 'grid1',
  社: 'grid1',
  组: 'grid1',
  二级网格: 'grid2',
};

export const ROLE_WORDS: Words<Role> = {
  ...Object.fromEntries(ROLES.map((role) => [role, role])),
  ...Object.fromEntries(ROLES.map((role) => [ROLE_NAME[role], role])),
  二级网格员: 'grid_member',
  店员: 'grid_member',
  社长: 'grid_lead',
  组长: 'grid_lead',
  部门: 'department',
};

export const MODE_WORDS: Words<GroupMode> = {
  listen: 'listen',
  mention: 'mention',
  silent: 'silent',
  听: 'listen',
  叫才应: 'mention',
  只发日报: 'silent',
};

export const AUDIENCE_WORDS: Words<Group['audience']> = {
  villagers: 'villagers',
  cadres: 'cadres',
  村民: 'villagers',
  干部: 'cadres',
};

export const DAYS_WORDS: Words<DigestTime['days']> = {
  daily: 'daily',
  workdays: 'workdays',
  weekly: 'weekly',
  每天: 'daily',
  工作日: 'workdays',
  每周: 'weekly',
};

export const PROOF_WORDS: Words<Proof> = {
  none: 'none',
  text: 'text',
  photo: 'photo',
  不要: 'none',
  文字: 'text',
  照片: 'photo',
};

export const WAY_WORDS: Words<HandlingMode> = {
  direct: 'direct',
  assist: 'assist',
  joint: 'joint',
  supervise: 'supervise',
  直接办理: 'direct',
  直办: 'direct',
  协办: 'assist',
  联办: 'joint',
  督办: 'supervise',
};
