import { createTransport, type Transporter } from 'nodemailer';
import type { Logger } from 'pino';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
}

/** Sends mail where there is a server to send it by. */
export interface Mailer {
  /** Whether it was handed over. A mail that cannot be sent is a matter for the log, not a reason to fail. */
  send(mail: Mail): Promise<boolean>;
}

export interface MailOptions {
  /** `smtp://user:password@host:port`, or `smtps://`. */
  readonly url: string;
  readonly from: string;
}

const TIMEOUT_MS = 10_000;

/** One that sends nothing, where no mail is set up. */
export const NO_MAIL: Mailer = { send: async () => false };

/** The way to a mail server; it connects when it is first used. */
export function createMailTransport({ url, from }: MailOptions): Transporter {
  const transport = createTransport(url, { from, disableFileAccess: true, disableUrlAccess: true });
  Object.assign(transport.options, {
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  return transport;
}

export function createMailer(options: MailOptions, logger: Logger): Mailer {
  const transport = createMailTransport(options);
  return {
    send: async ({ to, subject, text }) => {
      try {
        await transport.sendMail({ to: { name: '', address: to }, subject, text });
        return true;
      } catch (error) {
        // The mail itself may hold a link that lets somebody in.
        logger.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'mail could not be sent');
        return false;
      }
    },
  };
}
