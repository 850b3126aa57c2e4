/** In the server build the page is made on request and never stored; a static host has a page of words. */
export const prerender = __STATIC__;

export const load = ({ setHeaders }) => {
	if (import.meta.env.SSR && !__STATIC__) setHeaders({ 'cache-control': 'no-store' });
};
