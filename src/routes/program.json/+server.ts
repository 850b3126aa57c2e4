import { respond } from '$lib/server/printedAnswers';

export const prerender = __STATIC__;

export const GET = () => respond('/program.json');
