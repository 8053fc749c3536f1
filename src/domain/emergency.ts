/** Emergencies: what they are and whom to call, before any category matters (domain.md, class A). */
export type EmergencyKind =
  | 'fire'
  | 'injury'
  | 'breathing'
  | 'suicide'
  | 'violence'
  | 'missing'
  | 'ice'
  | 'flood'
  | 'landslide'
  | 'wires'
  | 'gas'
  | 'fraud';

/** The public number to call first. 12356 is the national line for psychological help. */
export const EMERGENCY_NUMBER: Record<EmergencyKind, string> = {
  fire: '119',
  injury: '120',
  breathing: '120',
  suicide: '12356',
  violence: '110',
  missing: '110',
  ice: '119',
  flood: '119',
  landslide: '119',
  wires: '95598',
  gas: '119',
  fraud: '110',
};

/** Emergencies that are never mentioned in a group and are readable by few. */
export function isSealedEmergency(kind: EmergencyKind): boolean {
  return kind === 'suicide';
}
