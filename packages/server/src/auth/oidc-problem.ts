/** Why a sign-in at the company's service came to nothing; all that an address ever tells of it. */
export type OidcProblem =
  /** The service does not answer, or not as one does. */
  | 'oidc_unavailable'
  /** The service said no, or what it said does not hold. */
  | 'oidc_refused'
  /** Begun too long ago, in another browser, or never. */
  | 'oidc_expired'
  /** The service does not vouch for the e-mail address. */
  | 'oidc_unverified'
  /** Nobody here has the e-mail address, and no open invitation. */
  | 'oidc_unknown'
  /** More than one account invites the e-mail address: the link has to say which. */
  | 'oidc_several_invitations'
  | 'oidc_too_many';
