/**
 * The font of pictures and paper: Noto Sans SC with the characters of GB 2312 and Latin, under the SIL Open Font
 * License (fonts/OFL.txt). A machine needs no font of its own, and the same words look the same everywhere.
 */
import { fileURLToPath } from 'node:url';

export const FONT_FAMILY = 'Noto Sans SC';
export const FONT_FILE = fileURLToPath(new URL('./fonts/NotoSansSC-GB2312.ttf', import.meta.url));
