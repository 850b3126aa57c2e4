import type { Remark } from '../../program/exchange/draft';

/** Reports something to the person who imports. */
export type Saying = (sort: Remark['sort'], at: string, words: string) => void;
