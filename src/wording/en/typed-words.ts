/** What villagers type to the bot: these words are understood, whatever the language of the sentence around them. */
export const TYPED = {
  solved: '好了',
  unsolved: '没好',
  progress: '进度',
  supplement: '补充',
  withdraw: '撤回',
  person: '找人',
} as const;

export const SAY_WHETHER_SOLVED = `Reply ${TYPED.solved} for yes, ${TYPED.unsolved} for no.`;
