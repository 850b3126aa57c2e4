import type { Id } from '$lib/program/model';

/** Where in its storage a device keeps its link to an agenda on the server. */
export const linkName = (eventId: Id) => `runsheet-${eventId}-link`;
