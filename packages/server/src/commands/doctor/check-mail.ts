import type { Config } from '../../config.ts';
import { createMailTransport } from '../../mail/mailer.ts';
import { describeError } from './describe-error.ts';
import { fail, ok, warn, type Finding } from './finding.ts';

const PATIENCE_MS = 5000;

/** Whether the mail server takes us. Sends nothing. */
export async function checkMail({ mail }: Config): Promise<Finding> {
  if (mail === null) return ok('Mail', 'none is sent: POSTERN_SMTP_URL is not set');
  const { host } = new URL(mail.url);
  const transport = createMailTransport(mail);
  try {
    await transport.verify();
    return ok('Mail', `${host} takes mail from ${mail.from}`);
  } catch (error) {
    const saw = `${host} does not take mail: ${describeError(error)}`;
    return fail('Mail', saw, 'Check POSTERN_SMTP_URL, and whether this machine may reach the mail server.');
  } finally {
    transport.close();
  }
}

/** Whether the company's sign-in service says what it offers. */
export async function checkSignInService({ oidc }: Config): Promise<readonly Finding[]> {
  if (oidc === null) return [];
  const { issuer } = oidc;
  const address = `${issuer.href.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok) return [ok('Sign-in service', `${issuer.host} answers`)];
    return [warn('Sign-in service', `${address} is answered ${response.status}`, 'Check POSTERN_OIDC_ISSUER.')];
  } catch (error) {
    const saw = `${issuer.host} does not answer: ${describeError(error)}`;
    return [warn('Sign-in service', saw, 'Nobody can sign in by it before it does. Check POSTERN_OIDC_ISSUER.')];
  }
}
