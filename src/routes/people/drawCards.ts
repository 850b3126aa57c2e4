/** The cards of all people as HTML, for the server side only. */
import { render } from 'svelte/server';
import type { Program } from '$lib/program/model';
import { byName } from '$lib/program/text/sortName';
import { drawn } from '../drawn';
import Cards from './Cards.svelte';

export const drawCards = (program: Program): string =>
	drawn(render(Cards, { props: { people: byName(program) } }));
