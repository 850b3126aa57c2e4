/** A throw-away certificate for localhost, by openssl. It lives in memory; its files are gone at once. */
import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
	key: Buffer;
	cert: Buffer;
	/**
	 * SHA-256 of its public key, base64: the browser is told to trust exactly this one. To ignore all
	 * certificate errors instead would switch its HTTP cache off and falsify second visits.
	 */
	fingerprint: string;
}

/** Throws a sentence where openssl is not installed. */
export function makeCertificate(): Certificate {
	const folder = mkdtempSync(join(tmpdir(), 'bench-certificate-'));
	const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
	const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
	try {
		execFileSync(
			'openssl',
			['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
				.concat(['-keyout', keyFile, '-out', certFile, '-days', '2'])
				.concat(['-subj', '/CN=localhost', '-addext', names]),
			{ stdio: 'ignore' }
		);
		const [key, cert] = [readFileSync(keyFile), readFileSync(certFile)];
		const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
		const fingerprint = createHash('sha256').update(publicKey).digest('base64');
		return { key, cert, fingerprint };
	} catch (cause) {
		throw new Error('The bench serves over TLS and needs openssl to make a certificate.', {
			cause
		});
	} finally {
		rmSync(folder, { recursive: true });
	}
}
