import { respond } from '../answer';

export const prerender = __STATIC__;

export const GET = () => respond('/program.json');
