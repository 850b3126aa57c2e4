/** One thing at a time: what comes after it is a task of its own, so that a tap in between is answered. */
export const nextTask = (): Promise<void> => new Promise((go) => setTimeout(go));
