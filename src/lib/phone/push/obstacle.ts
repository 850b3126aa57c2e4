/** Why pushes can't reach this device as it is now. */
export type Obstacle =
	/** A static site: there is no server to send them. */
	| 'files-only'
	/** Neither https nor localhost. */
	| 'insecure'
	/** An iPhone or iPad, where the app wasn't opened from the home screen. */
	| 'home-screen'
	| 'browser'
	/** The user has said no, here or in the device's settings. */
	| 'denied';

export interface Surroundings {
	hasServer: boolean;
	secure: boolean;
	userAgent: string;
	touchPoints: number;
	canPush: boolean;
	permission: NotificationPermission | null;
}

export function surroundings(): Surroundings {
	const canPush =
		'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
	return {
		hasServer: !__STATIC__,
		secure: isSecureContext,
		userAgent: navigator.userAgent,
		touchPoints: navigator.maxTouchPoints,
		canPush,
		permission: canPush ? Notification.permission : null
	};
}

/** The first obstacle; null where the browser may ask for permission or has it. */
export function obstacle(here: Surroundings): Obstacle | null {
	if (!here.hasServer) return 'files-only';
	if (!here.secure) return 'insecure';
	if (!here.canPush) return isApple(here) ? 'home-screen' : 'browser';
	return here.permission === 'denied' ? 'denied' : null;
}

/** iPads report themselves as Macs, but no Mac has a touch screen. */
const isApple = ({ userAgent, touchPoints }: Surroundings) =>
	/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);
