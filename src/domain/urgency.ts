/** How urgent a matter is, and what its reporter wants (domain.md). */

/** What the reporter wants: an attribute beside the category. */
export const NATURES = ['咨询', '求助', '投诉', '举报', '建议', '表扬', '感谢'] as const;
export type Nature = (typeof NATURES)[number];

/** Urgency as understood from the text: life and property, daily needs, ordinary, no hurry. */
export const URGENCIES = ['A', 'B', 'C', 'D'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** The class of deadlines: urgency refined by nature and by how the case is handled. */
export const URGENCY_CLASSES = ['A', 'B', 'C1', 'C2', 'D1', 'D2', 'E', 'F', 'G'] as const;
export type UrgencyClass = (typeof URGENCY_CLASSES)[number];
