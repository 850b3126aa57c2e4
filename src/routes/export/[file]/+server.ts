import { writers } from '$lib/formats/writers';
import { respond } from '$lib/server/printedAnswers';

export const prerender = __STATIC__;

export const entries = () => writers.map(({ file }) => ({ file }));

export const GET = ({ params }) => respond(`/export/${params.file}`);
