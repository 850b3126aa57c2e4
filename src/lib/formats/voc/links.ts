/** Links as schedule.json has them: its list of types is closed, and has none for most of our kinds. */
import { linkLabels } from '../../program/text/linkLabels';
import { linkKinds, type LinkKind } from '../../program/model';
import { linkKind } from '../reading/link';
import { readLinkTitle } from './notes';
import type { VocLink } from './schedule';

type Kind = VocLink['kind'];

const types: Partial<Record<Kind, string>> = {
	slides: 'slides',
	paper: 'paper',
	preprint: 'paper',
	video: 'media',
	live: 'media',
	background: 'related'
};

export const typeOfLink = (kind: Kind) => types[kind] ?? 'web';

/** What of a type it is where its title does not tell. */
const usual: Record<string, LinkKind> = {
	slides: 'slides',
	paper: 'paper',
	media: 'video',
	related: 'background'
};

/** The kind of a link in a file of ours: by its title, so far as its type allows. */
export function kindOfLink(type: string, title: string, url: string): Kind {
	if (type === typeOfLink('online') && title === 'Online') return 'online';
	const { label } = readLinkTitle(title);
	const told = [linkKinds.find((kind) => linkLabels[kind] === label), linkKind(label, url)];
	return told.find((kind) => kind && typeOfLink(kind) === type) ?? usual[type] ?? 'other';
}
