import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server of a test's own, which keeps what it gets. */
export interface MailServer {
  /** For POSTERN_SMTP_URL. */
  readonly url: string;
  /** Whole messages in the order in which they came. */
  readonly received: string[];
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      let message = '';
      stream.setEncoding('utf8');
      stream.on('data', (part: string) => {
        message += part;
      });
      stream.on('end', () => {
        // Lines that were broken on the way (RFC 2045 §6.7) are whole again.
        received.push(message.replaceAll('=\r\n', ''));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
