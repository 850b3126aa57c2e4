/** Why pushes cannot come to this device as it is now. */
export type Obstacle =
	/** The program is on a host of plain files, and nobody is there to send. */
	| 'files-only'
	/** Neither https nor this machine itself. */
	| 'insecure'
	/** An iPhone or iPad, and not opened from its home screen. */
	| 'home-screen'
	| 'browser'
	/** Somebody has said no, here or in the settings of the device. */
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

/** What stands in the way, first things first; null where somebody may be asked, or has said yes. */
export function obstacle(here: Surroundings): Obstacle | null {
	if (!here.hasServer) return 'files-only';
	if (!here.secure) return 'insecure';
	if (!here.canPush) return isApple(here) ? 'home-screen' : 'browser';
	return here.permission === 'denied' ? 'denied' : null;
}

/** An iPad calls itself a Mac, but no Mac has a screen to touch. */
const isApple = ({ userAgent, touchPoints }: Surroundings) =>
	/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);
