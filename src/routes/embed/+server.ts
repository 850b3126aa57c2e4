import { respond } from '../answer';

export const prerender = __STATIC__;
export const trailingSlash = 'always';

export const GET = () => respond('/embed/');
