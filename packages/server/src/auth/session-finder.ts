/** A person who is signed in. */
export interface SessionIdentity {
  readonly sessionId: string;
  readonly userId: string;
  readonly accountId: number;
  readonly email: string;
  readonly name: string;
  /** The owner may also say who else there is. */
  readonly role: 'owner' | 'member';
  /** When the password was last given in this session. */
  readonly confirmedAt: Date;
}

/** What a browser presents. */
export interface PresentedSession {
  /** The `Cookie` header. */
  readonly cookie: string;
  /** Whether the browser came by https; its cookies have other names there. */
  readonly isSecure: boolean;
}

/** Finds out who is signed in; rejects only when the database does. */
export interface SessionFinder {
  /** `null` when nobody is: no such session, or one that has ended. */
  find(presented: PresentedSession): Promise<SessionIdentity | null>;
}
