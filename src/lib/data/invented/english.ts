import type { Tongue } from './tongue';

const things = [
	...['garden', 'lantern', 'archive', 'harbor', 'weather station', 'library', 'orchard', 'map'],
	...['compiler', 'queue', 'kernel', 'ledger', 'parser', 'cache', 'scheduler', 'protocol'],
	...['telescope', 'loom', 'bridge', 'clock', 'kitchen', 'tram network', 'beehive', 'riverbank'],
	...['data set', 'sensor', 'font', 'museum label', 'timetable', 'choir', 'bakery', 'lighthouse'],
	...['type system', 'sandbox', 'message bus', 'build farm', 'test suite', 'index', 'dashboard'],
	...['water meter', 'bus stop', 'seed bank', 'printing press', 'subtitle', 'field recording'],
	...['proof assistant', 'game engine', 'package manager', 'robot arm', 'storm drain', 'notebook']
];
const crowds = [
	...['gardens', 'volunteers', 'archives', 'sensors', 'fonts', 'clocks', 'proofs', 'caches'],
	...['choirs', 'tides', 'timetables', 'lighthouses', 'neighbors', 'queues', 'bees', 'storms'],
	...[
		'librarians',
		'packages',
		'parsers',
		'street maps',
		'recipes',
		'robots',
		'ledgers',
		'dialects'
	],
	...['photographs', 'small towns', 'night trains', 'spreadsheets', 'school classes', 'mushrooms']
];
const kinds = [
	...['patient', 'distributed', 'tiny', 'noisy', 'forgotten', 'edible', 'reversible', 'portable'],
	...['slow', 'honest', 'offline', 'lazy', 'brittle', 'friendly', 'incremental', 'typed', 'shared'],
	...['hand-made', 'sun-powered', 'accessible', 'measurable', 'boring', 'playful', 'underwater'],
	...['reproducible', 'multilingual', 'resilient', 'rural', 'borrowed', 'century-old', 'quiet']
];
const deeds = [
	...['mending', 'teaching', 'measuring', 'mapping', 'growing', 'testing', 'sharing', 'indexing'],
	...['compiling', 'translating', 'rehearsing', 'moving', 'folding', 'repairing', 'debugging'],
	...['listening to', 'counting', 'drawing', 'breeding', 'porting', 'tuning', 'restoring', 'naming']
];
const makes = [
	...['shows', 'measures', 'replaces', 'simplifies', 'breaks', 'explains', 'compares', 'rebuilds'],
	...['protects', 'records', 'outlives', 'surprises', 'slows down', 'feeds', 'reorders', 'wakes']
];
const places = [
	...['in a tin shed', 'at the seaside', 'on one battery', 'over a bad line', 'across six towns'],
	...['in two afternoons', 'for a village school', 'on a night train', 'without a budget'],
	...['between two harvests', 'under heavy rain', 'with forty volunteers', 'in a borrowed basement']
];

export const english: Tongue = {
	language: 'en',
	titles: [
		'{deeds} {kinds} {crowds}',
		'{deeds} a {kinds} {things} {places}',
		'The {kinds} {things}: {deeds} {crowds} {places}',
		'What {crowds} taught us about {deeds} {crowds}',
		'Why every {things} needs a {kinds} {things}',
		'From {things} to {things}: ten years of {deeds} {crowds}',
		'How not to lose a {things} while {deeds} {kinds} {crowds}',
		'{kinds} {crowds}, {kinds} {things}',
		'A field guide to {kinds} {crowds} and the people who keep {deeds} them, even {places}',
		'{things} 2.0: {deeds} for beginners',
		'Who owns the {things}?',
		'{crowds} & {crowds}: notes on {deeds} “{kinds}” things'
	],
	sentences: [
		'We began {deeds} {kinds} {crowds} {places}, and nobody expected a {things} to come of it.',
		'The {kinds} {things} {makes} most {crowds} that we have met so far.',
		'This session {makes} a {kinds} {things} step by step and ends with a {things} that you can take home.',
		'Expect {crowds}, a {kinds} demonstration and time for questions.',
		'After three seasons of {deeds} {crowds}, we know that a {kinds} {things} {makes} the {things} rather than the {crowds}.',
		'You will learn how {deeds} a {things} {places} differs from {deeds} {crowds}, and when to leave both alone.',
		'No knowledge of {crowds} is needed; a liking for {kinds} {crowds} helps.',
		'Our numbers come from {crowds} that were {kinds} long before any {things} was.',
		'What {makes} the {things} also {makes} the {things}, which is why {deeds} {crowds} pays.',
		'There will be mistakes, a {kinds} {things} among them, and how we kept {deeds} them {places}.',
		'Half of the {crowds} went {kinds} within a week.',
		'It is {kinds}, it is a {things}, and it {makes} {crowds}.'
	],
	words: { things, crowds, kinds, deeds, makes, places },
	space: ' '
};
