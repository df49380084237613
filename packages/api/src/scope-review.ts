export { indexScopes, openedBy, pickedBy } from './scopes/review/scope-index.ts';
export type { Permission, Resource, Scope, ScopeIndex } from './scopes/review/scope-index.ts';
export { reviewScopes, type Companion, type ScopeReview } from './scopes/review/scope-review.ts';
export { joinWords, phrasesOf } from './scopes/review/verbs.ts';
export { wordsOfScopes } from './scopes/review/words-of-scopes.ts';
export type { Risk } from './scopes/review/risk.ts';
