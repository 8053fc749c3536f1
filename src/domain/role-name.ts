/** What the roles are called (domain.md); labels, never codes. */
import type { Role } from './person.js';

export const ROLE_NAME: Readonly<Record<Role, string>> = {
  villager: '村民',
  grid_member: '网格员',
  grid_lead: '一级网格员',
  package_cadre: '包片干部',
  shop_head: '店长',
  chief_shopkeeper: '总店长',
  department: '部门联络人',
  operator: '管理员',
  auditor: '审计员',
};
