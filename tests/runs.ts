/** `npm run test:laws` tries every law ten times as often as `npm test` does. */
const times = Number(process.env.LAWS ?? 1);

/** How often a law is tried, for fast-check. */
export const runs = (usual: number): { numRuns: number } => ({ numRuns: usual * times });

/** How large a text is whose length alone does harm: a quarter of it will do, except when all is tried. */
export const huge = (whole: number): number => (times > 1 ? whole : Math.ceil(whole / 4));
