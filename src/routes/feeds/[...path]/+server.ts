import { answers, respond } from '$lib/server/printedAnswers';

export const prerender = __STATIC__;

export const entries = () =>
	answers
		.paths()
		.filter((path) => path.startsWith('/feeds/'))
		.map((path) => ({ path: path.slice('/feeds/'.length) }));

export const GET = ({ params }) => respond(`/feeds/${params.path}`);
