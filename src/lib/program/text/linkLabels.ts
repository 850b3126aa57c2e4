/** What a link is called that has no label of its own. Empty: by the host of its address. */
import type { LinkKind } from '../model';

export const linkLabels: Record<LinkKind, string> = {
	paper: 'Paper',
	preprint: 'Preprint',
	slides: 'Slides',
	code: 'Code',
	video: 'Video',
	survey: 'Survey',
	project: 'Project page',
	background: 'Background',
	homepage: 'Homepage',
	live: 'Live stream',
	other: ''
};
