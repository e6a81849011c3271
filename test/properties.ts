import fc from 'fast-check'

/**
 * Properties draw the same cases on every run, so that a change is judged by what it changed and not by
 * luck. `PROPERTY_SEED=random npm test` (or a number) draws others; a failure prints the seed it had.
 */
const SEED = process.env['PROPERTY_SEED'] ?? '20250303'

fc.configureGlobal({ seed: SEED === 'random' ? Date.now() % 2 ** 31 : Number(SEED) })
