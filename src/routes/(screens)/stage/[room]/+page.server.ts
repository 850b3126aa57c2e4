import { folder } from 'virtual:program';

/** The addresses to prerender. Here and not beside `load`, so that the program stays out of the scripts. */
export const entries = () => folder.program.rooms.map(({ id }) => ({ room: id }));
