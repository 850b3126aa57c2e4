/** Roles, groups and numbers of people in words. */
import type { Role } from '../model';
import type { Group } from './groups';

const ONE: Record<Role, string> = {
	speaker: 'speaker',
	author: 'author',
	'paper-author': 'paper author',
	organizer: 'organizer',
	committee: 'program committee',
	chair: 'chair'
};
const MANY: Record<Group, string> = {
	speaker: 'Speakers',
	author: 'Authors',
	chair: 'Chairs',
	organizer: 'Organizers',
	committee: 'Committee'
};

export const rolesInWords = (roles: Role[]): string => roles.map((role) => ONE[role]).join(', ');
export const groupInWords = (group: Group): string => MANY[group];
/** `1 person`, `42 people` */
export const peopleInWords = (count: number): string =>
	count === 1 ? '1 person' : `${count} people`;
/** `1 chair`, `42 speakers` */
export const countInWords = (count: number, group: Group): string =>
	`${count} ${count === 1 ? ONE[group] : MANY[group].toLowerCase()}`;
