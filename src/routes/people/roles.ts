/** Roles in words for readers. */
import type { Role } from '$lib/program/model';

const ONE: Record<Role, string> = {
	speaker: 'speaker',
	author: 'author',
	'paper-author': 'paper author',
	organizer: 'organizer',
	committee: 'program committee',
	chair: 'chair'
};
const MANY: Record<Role, string> = {
	speaker: 'Speakers',
	author: 'Authors',
	'paper-author': 'Paper authors',
	organizer: 'Organizers',
	committee: 'Committee',
	chair: 'Chairs'
};

export const rolesInWords = (roles: Role[]): string => roles.map((role) => ONE[role]).join(', ');
export const roleOfMany = (role: Role): string => MANY[role];
