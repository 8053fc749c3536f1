/** Case numbers as people read them: the letters of the village and a serial; sealed cases have a series of their own. */

/** GM and 312 give GM-0312; sealed, GM and 7 give GM-S-07. */
export function caseNumber(code: string, serial: number, sealed: boolean): string {
  return sealed ? `${code}-S-${String(serial).padStart(2, '0')}` : `${code}-${String(serial).padStart(4, '0')}`;
}
