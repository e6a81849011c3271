/** One field of an index and its direction. */
type Key = { field: string; order: 1 | -1 }

export interface Index {
  name: string
  keys: readonly Key[]
  unique?: boolean
}

export interface Collection {
  name: string
  indexes: readonly Index[]
  /** Every collection is closed to clients: all data passes the functions. */
  permission: 'ADMINONLY'
}

/** An index over `fields` in the order given; `-field` runs downwards. */
function index(...fields: string[]): Index {
  const keys: Key[] = fields.map((field) => (field.startsWith('-') ? { field: field.slice(1), order: -1 } : { field, order: 1 }))
  return { name: keys.map(({ field, order }) => `${field.replaceAll('.', '_')}${order === 1 ? '' : '_desc'}`).join('__'), keys }
}

const unique = (...fields: string[]): Index => ({ ...index(...fields), unique: true })

/**
 * What lists are found by, per collection. A list pages on its sort key and `_id`, which run the
 * same way so that one scan of the index gives the page. An index is read from either end: its mirror image would be
 * written for nobody. Each carries a question of `test/server/store/plans.test.ts`, and one that carries none goes.
 */
const INDEXES = {
  appeals: [
    index('waits', 'actBy', '_id'),
    index('waits', 'status', 'actBy', '_id'),
    index('parties', '-submittedAt', '-_id'),
    index('scopes', '-submittedAt', '-_id'),
    index('scopes', 'actBy', '_id'),
    index('scopes', 'status', 'actBy', '_id'),
    index('scopes', 'village', '-submittedAt', '-_id'),
    index('scopes', 'village', 'actBy', '_id'),
    index('scopes', 'village', 'status', 'actBy', '_id'),
    index('tagged', 'actBy', '_id'),
    index('handler', 'actBy', '_id'),
    index('grid', 'actBy', '_id'),
    index('lead', 'actBy', '_id'),
    index('township', 'actBy', '_id'),
    index('nextLookOn', '_id'),
    index('unattested', '-submittedAt', '-_id'),
    index('scopes', 'thinkTank', 'actBy', '_id'),
    index('origin', '-submittedAt', '-_id'),
    index('tally', '-submittedAt', '-_id'),
    index('closedOn', '_id'),
  ],
  entries: [unique('requestId'), index('appeal', 'seq'), index('at', '_id')],
  records: [index('appeal'), index('phoneKey', '_id')],
  people: [index('identities'), index('phoneKey'), index('posts.unit', '_id')],
  units: [],
  settings: [],
  calendar: [],
  evidence: [index('appeal', '_id'), index('look', 'filedAt', '_id'), index('askAt', '_id'), index('traces'), index('safety', 'filedAt', '_id')],
  verdicts: [index('at', '_id')],
  outbox: [index('state', 'after', '_id')],
  messages: [index('to', '-at', '-_id'), index('appeal', '-at', '-_id'), index('state', '-at', '-_id')],
  publications: [index('shown', '-publishedOn', '-_id'), index('shown', 'kind', '-publishedOn', '-_id'), index('shown', 'township', '-publishedOn', '-_id'), index('keys', 'shown', '-publishedOn', '-_id')],
  figures: [index('unit', 'month')],
  counters: [],
  leases: [],
  tokens: [],
  reveals: [index('appeal', '-at', '-_id'), index('-at', '-_id')],
  likeness: [index('keys', '-at', '-_id')],
  limits: [index('expiresAt')],
  delegations: [index('leader', 'to', '_id'), index('deputy', '-to', '-_id')],
  views: [index('owner', 'name', '_id')],
  exports: [index('by', '-at', '-_id'), index('state', 'expiresAt', '_id')],
  seals: [index('-upTo', '-_id')],
  suggestions: [],
  outings: [index('by', '-from', '-_id'), index('units', '-from', '-_id'), index('erased', 'from', '_id')],
  letterBoxes: [index('units', 'inUse', 'lookedAt', '_id')],
  openings: [index('box', '-at', '-_id')],
  questionnaires: [index('readers', '-at', '-_id'), index('places', 'state', 'endsOn', '_id')],
  answers: [index('questionnaire', 'units', 'at', '_id'), index('questionnaire', 'units', 'asking', '-at', '-_id'), index('erased', 'at', '_id')],
  tallies: [],
  jobs: [index('state', 'at', '_id')],
  replies: [index('state', '-uses', '-_id'), index('keys', 'state', '-uses', '-_id')],
  scanCodes: [index('units', '-at', '-_id')],
  settlements: [],
  settled: [index('month', 'unit')],
  corrections: [index('month', 'unit')],
  lists: [index('kind', '-month', '-_id')],
  objections: [index('list', '-at', '-_id'), index('list', 'state')],
  weeklies: [index('week', 'unit')],
  warnings: [index('unit', '-issuedAt', '-_id'), index('open', '-issuedAt', '-_id'), index('open', 'level'), index('state', 'dueOn', '_id')],
  closeOuts: [index('closedOn', '_id'), index('textKey'), index('photoKeys'), index('lookKeys')],
  inspections: [index('-at', '-_id')],
  visits: [index('inspector', 'state', '-assignedAt', '-_id'), index('unit', 'state', '-assignedAt', '-_id'), index('state', '-assignedAt', '-_id'), index('inspection', '_id'), index('closedOn')],
  errands: [index('resident', '-at', '-_id'), index('units', 'state', '-at', '-_id'), index('commissioner', 'state', '-at', '-_id'), index('erased', 'at', '_id')],
  errandFigures: [],
  topics: [index('readers', '-at', '-_id'), index('readers', 'state', '-at', '-_id'), index('keys'), index('nextCheckOn', '_id')],
  topicCases: [index('topic', '-at', '-_id')],
  docket: [index('kind', 'state', '-since', '-_id'), index('state', '_id')],
  meetings: [index('units', '-on', '-_id'), index('erased', 'on', '_id')],
  decisions: [index('owner', 'open', 'dueOn', '_id'), index('kind', 'open', 'dueOn', '_id'), index('open', 'dueOn', '_id'), index('meeting', '_id'), index('code', '_id'), index('erased', 'code', 'open', 'decidedOn', '_id')],
  administration: [unique('requestId'), unique('seq'), index('-seq', '-_id'), index('unit', '-seq', '-_id'), index('person', '-seq', '-_id')],
  invitations: [index('codeKey'), index('phoneKey', 'state'), index('units', 'state', '-at', '-_id'), index('state', '-at', '-_id')],
  imports: [index('-at', '-_id')],
  supervisionSteps: [unique('requestId'), index('of', 'seq'), index('about.code', 'what')],
} satisfies Record<string, readonly Index[]>

export type CollectionName = keyof typeof INDEXES

/** Every collection with its indexes and permission: what the local cloud opens and the deployment creates. */
export const COLLECTIONS: readonly Collection[] = Object.entries(INDEXES).map(([name, indexes]) => ({ name, indexes, permission: 'ADMINONLY' }))
