export { authenticateRequest, type Authentication, type PresentedRequest } from './authenticate-request.ts';
export { readCredentials, type Credentials } from './credentials.ts';
export { bearerChallenge, type ChallengeOptions } from './challenge.ts';
export { clientAddress, headerValues, isTrustedProxy, NO_PROXIES, type ProxyTrust } from './client-address.ts';
