/** The printer; its libraries are loaded when something is printed for the first time. */
import type { Draw } from '../ports/picture.js';
import type { Printer } from '../ports/printer.js';

export function createPrinter(draw: Draw): Printer {
  return {
    workbook: async (sheets) => (await import('./write-workbook.js')).writeWorkbook(sheets),
    report: async (paper) => (await import('./report-pdf.js')).reportPdf(paper, await draw(paper.chart)),
    letter: async (paper) => (await import('./letter-pdf.js')).letterPdf(paper),
  };
}
