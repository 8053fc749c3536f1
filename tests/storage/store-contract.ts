import { describe, jest } from '@jest/globals';
import { commitContract } from './contract/commit.js';
import { documentContract } from './contract/document.js';
import { findContract } from './contract/find.js';
import { moveContract } from './contract/move.js';
import { raceContract } from './contract/race.js';
import type { Subject } from './contract/subject.js';

/** The promises of `src/ports/store.ts`, tested on one kind of store. Every adapter's test calls this first. */
export function storeContract(subject: Subject): void {
  describe(`${subject.name} keeps the contract of stores`, () => {
    jest.setTimeout(subject.timeout);
    commitContract(subject);
    findContract(subject);
    documentContract(subject);
    raceContract(subject);
    moveContract(subject);
  });
}
