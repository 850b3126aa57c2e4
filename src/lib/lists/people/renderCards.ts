/** The cards of all people as HTML, for the server alone. */
import { render } from 'svelte/server';
import type { Program } from '$lib/program/model';
import { byName } from '$lib/program/text/sortName';
import { staticHtml } from '../staticHtml';
import Cards from './Cards.svelte';

export const renderCards = (program: Program): string =>
	staticHtml(render(Cards, { props: { people: byName(program) } }));
