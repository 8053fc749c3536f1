/** What to do at once, before anybody comes: the number to call and the first safe step. */
import type { EmergencyKind } from '../../domain/emergency.js';

export const EMERGENCY_NAMES: Readonly<Record<EmergencyKind, string>> = {
  fire: 'fire',
  injury: 'somebody is hurt',
  breathing: 'somebody cannot breathe',
  suicide: 'somebody does not want to live any more',
  violence: 'somebody is being beaten',
  missing: 'somebody is missing',
  ice: 'somebody fell into icy water',
  flood: 'flood',
  landslide: 'landslide',
  wires: 'power line on the ground',
  gas: 'gas poisoning',
  fraud: 'somebody is being cheated right now',
};

/** To whoever reports it. */
export const EMERGENCY_ADVICE: Readonly<Record<EmergencyKind, string>> = {
  fire: 'Call 119 now! Get everybody out and upwind first. Do not go back in for things.',
  injury: 'Call 120 now! Do not move the person. Press a clean cloth on the bleeding.',
  breathing: 'Call 120 now! Let them sit half up, open the collar, open doors and windows.',
  suicide:
    'I am here. Please put the pills and knives far away first, will you? You can call 12356 right now, somebody will talk with you. If you have taken something or are hurt, call 120 at once.',
  violence: 'Call 110 now! Get to a safe place first. Do not step in between.',
  missing: 'Call 110 now! Think where they were last seen and what they wore, and tell me.',
  ice: 'Call 119 now! Do not go in and do not stand at the edge. Lie flat and hold out a long pole or a rope.',
  flood: 'Go to high ground now and do not cross the water! Call 119.',
  landslide: 'Run up the slope to the side, not along the gully! Call 119.',
  wires:
    'Stay eight metres away from the line, do not touch it, hop away on one foot! Call 95598; if somebody is hurt, call 120.',
  gas: 'Open doors and windows first and carry the person outside. No light, no flame! Call 120; if it burns, call 119.',
  fraud: 'Do not send money, and hang up! Call 110 or 96110. Tell nobody the code you were sent.',
};

/** To whoever is called to help. */
export const HELPER_ADVICE: Readonly<Record<EmergencyKind, string>> = {
  ...EMERGENCY_ADVICE,
  suicide:
    'Sit with them and listen, do not argue. Put pills and knives away and do not leave them alone. 12356 can tell you how to help; if they have taken something, call 120 at once. Not a word in any group.',
  missing: 'Has anybody called 110? Ask where they were last seen and what they wore.',
};
