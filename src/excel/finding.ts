/** What is wrong in a sheet, by its cell: "C7". */
export interface CellFinding {
  cell: string;
  says: string;
}

export const findingLine = ({ cell, says }: CellFinding): string => `${cell}: ${says}`;
