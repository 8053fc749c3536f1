/** /console: the board and what narrows it. */
import { filterIn, readBoard } from './board.js';
import type { Desk, Reply } from './desk.js';
import { BoardView } from './views/board-view.js';
import { Filters } from './views/filters.js';
import { Live } from './views/live.js';

export async function boardPage(desk: Desk): Promise<Reply> {
  const filter = filterIn(desk.request.query);
  // Before the cases: what changes while they are read is then told again.
  const sign = await desk.sign();
  const board = await readBoard(desk, filter);
  const page = (
    <>
      <h1>{desk.words.board()}</h1>
      <Filters desk={desk} filter={filter} />
      <Live sign={sign} />
      <BoardView desk={desk} board={board} filter={filter} />
    </>
  );
  return { page, title: desk.words.board() };
}
