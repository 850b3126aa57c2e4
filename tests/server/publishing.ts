/** Publishing a line at a time, in any process. */
import { readFolder } from '../../src/lib/data/folder';
import { LiveProgram } from '../../src/lib/server/live/liveProgram';
import type { Store } from '../../src/lib/server/store/store';
import { WORKSHOP } from '../workshop';

export function openDay(store: Store): Promise<LiveProgram> {
	const { folder } = readFolder(WORKSHOP);
	if (!folder) throw new Error(`There is no program in ${WORKSHOP}.`);
	return LiveProgram.open(folder, store);
}

/** Publishes a title. @returns `KEY NUMBER` once it is kept, or why it is not */
export async function publishTitle(day: LiveProgram, key: string): Promise<string> {
	const action = { kind: 'retitle', session: 'smoothgrad', title: key } as const;
	const outcome = await day.publish({ key, base: day.revision, action, why: '' }, 'Ann');
	return outcome.kind === 'published' ? `${key} ${outcome.revision.number}` : outcome.kind;
}
