/** How many processes this one has started that still run. One that has ended is counted until its handle is closed. */
export async function childProcesses(): Promise<number> {
  for (let turns = 0; turns < 2; turns += 1) await new Promise(setImmediate);
  return process.getActiveResourcesInfo().filter((what) => what === 'ProcessWrap').length;
}
