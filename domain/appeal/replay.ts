import type { Entry } from './entries'
import type { Action, Discontent } from './payloads'
import type { Rating } from './kinds'
import { retiredStep } from './retired'
import { BLANK, type Signature, type SignaturePlace, type Standing, everyoneSigned, lastSignature, othersRemain, ratingOf, worst } from './standing'
import type { Status } from './statuses'
import { type Fork, type ForkQuestion, cell } from './workflow'

/** The questions at which the way forks, put to the standing before the step and to its entry. */
const ANSWERS: Record<ForkQuestion, (before: Standing, entry: Entry) => boolean> = {
  everyoneSigned: (before, entry) => entry.about['recordedYes'] === true || everyoneSigned({ ...before, ...entry.settles }, entry.action === 'confirm' ? entry.actor.person : undefined),
  answerUnchanged: (before, entry) => entry.about['answerUnchanged'] === true,
  wasScreenedOut: (before) => before.contestedFrom === 'invalid',
  othersRemain: (before, entry) => othersRemain(before, entry.actor.person),
  mergedAtReview: (before) => before.mergedFrom === 'screened',
}

/** The status that an entry leads to; throws when the table has no such step, for then the record is not ours. */
function statusAfter(before: Standing, entry: Entry): Status {
  const found: Status | Fork | undefined = cell(before.status, entry.action) ?? retiredStep(before.status, entry.action)
  if (!found) throw new Error(`${entry._id}: ${entry.action} cannot follow ${before.status}`)
  if (typeof found === 'string') return found
  return ANSWERS[found.ask](before, entry) ? found.yes : found.no
}

type Effect = (before: Standing, entry: Entry) => Partial<Standing>

const union = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])]

const sign =
  (place: SignaturePlace, as: Signature['as'] = 'signed'): Effect =>
  (before, { actor, seq, at, about }) => ({
    signatures: {
      ...before.signatures,
      [place]: {
        as: about['recordedYes'] === true ? 'recorded' : as,
        by: actor.person,
        seq,
        at,
        ...(about['rating'] ? { rating: about['rating'] as Rating } : {}),
        ...(about['because'] ? { because: about['because'] as Discontent } : {}),
        ...(about['for'] ? { for: about['for'] as string } : {}),
        ...(about['signature'] ? { evidence: about['signature'] as string } : {}),
      } satisfies Signature,
    },
  })

/** A yes of the petitioner's. Where several speak for a group the worst of their ratings stands. */
const confirm: Effect = (before, entry) => {
  if (entry.about['recordedYes'] === true) return sign('petitioner')(before, entry)
  const first = before.confirmedBy.length > 0 ? before.signatures.petitioner : undefined
  const rating = worst([first?.rating, entry.about['rating'] as Rating])
  const because = entry.about['because'] ?? first?.because
  return { ...sign('petitioner')(before, { ...entry, about: { ...entry.about, rating, ...(because ? { because } : {}) } }), confirmedBy: union(before.confirmedBy, [entry.actor.person]) }
}

/** Keeps the signatures before `place` and voids it, the later ones and the supervisors': an edit to what was signed unsigns it. */
function voidFrom(before: Standing, place: SignaturePlace): Partial<Standing> {
  const kept: Standing['signatures'] = {}
  if (place !== 'petitioner' && before.signatures.petitioner) kept.petitioner = before.signatures.petitioner
  return { signatures: kept, supervised: [], ...(place === 'petitioner' ? { confirmedBy: [] } : {}) }
}

const newRound: Effect = (before, { action }) => ({
  ...voidFrom(before, 'petitioner'),
  round: before.round + 1,
  earlierRounds: [...before.earlierRounds, { rating: ratingOf(before.signatures), clock: before.clock, signatures: before.signatures, ...(action === 'voidClose' ? { voided: true as const } : {}) }],
  disputes: 0,
  attemptDays: [],
  pauseDaysUsed: 0,
  extended: false,
  closedOn: null,
  publishedOn: null,
})

const report: Effect = (before, entry) => ({
  ...voidFrom(before, entry.about['answerUnchanged'] === true ? 'handler' : 'petitioner'),
  reportSeq: entry.seq,
  answerDigest: entry.digests['answer'] ?? before.answerDigest,
  answeredOn: entry.about['answerUnchanged'] === true ? before.answeredOn : entry.on,
  answeredAtOnce: entry.action === 'answerAtOnce',
  attemptDays: [],
})

const disputed: Effect = (before) => ({ ...voidFrom(before, 'petitioner'), disputes: before.disputes + 1 })

/** What a step changes beyond its status and what it settles. An action without a row changes nothing else. */
const EFFECTS: Partial<Record<Action, Effect>> = {
  return: (before) => ({ returns: before.returns + 1 }),
  contest: () => ({ contested: true }),
  urge: (before, { on }) => ({ urges: before.urges + 1, urgedOn: on }),
  logAttempt: (before, { on }) => ({ attemptDays: union(before.attemptDays, [on]) }),
  report,
  answerAtOnce: report,
  confirm,
  recordUnconfirmed: sign('petitioner', 'unconfirmed'),
  closeUnrecognised: sign('petitioner', 'unrecognised'),
  state: sign('handler'),
  check: sign('leaderInCharge'),
  endorse: (before, entry) => ({ ...sign('principal')(before, entry), closedOn: entry.on }),
  dispute: disputed,
  disputeAgain: disputed,
  // A new round that the level above orders begins a new count: two more disputes may follow.
  orderRound: () => ({ disputes: 0 }),
  recordPaper: sign('petitioner', 'paper'),
  retract: (before) => {
    const last = lastSignature(before)!.place
    // The supervisors sign what the handler states; a leader's signature is not theirs.
    if (last === 'handler') return voidFrom(before, 'handler')
    const { [last]: _, ...signatures } = before.signatures
    return { signatures, closedOn: null, publishedOn: null }
  },
  superviseSign: (before, { actor, seq, at, about }) => ({ supervised: [...before.supervised, { unit: String(about['unit']), by: actor.person, seq, at, evidence: String(about['signature']) }] }),
  sendBack: (before) => voidFrom(before, 'petitioner'),
  sendBackProcedure: (before) => voidFrom(before, 'handler'),
  reopen: newRound,
  voidClose: newRound,
  publish: (_, { on }) => ({ publishedOn: on }),
  unpublish: () => ({ publishedOn: null }),
  goOn: () => ({ wentOn: true }),
  erase: (_, { on }) => ({ erasedOn: on, confirmedBy: [] }),
}

/** Steps that leave it lying where it is, whoever takes them. What the system writes never moves it. */
const IDLE: readonly Action[] = ['urge', 'supplement', 'join', 'claim', 'attest', 'tag', 'linkRepeat', 'unlinkRepeat', 'absorb', 'release', 'remind', 'escalate']
const moves = ({ action, actor }: Entry): boolean => actor.person !== 'system' && !IDLE.includes(action)

/** One entry further. Pure: the same standing and entry give the same answer, always. */
export function apply(before: Standing, entry: Entry): Standing {
  return {
    ...before,
    ...EFFECTS[entry.action]?.(before, entry),
    ...entry.settles,
    status: statusAfter(before, entry),
    seq: entry.seq,
    head: entry.hash,
    changedAt: entry.at,
    movedOn: moves(entry) ? entry.on : before.movedOn,
    lastAction: entry.action,
  }
}

/** The standing that a first entry, a filing, begins with. */
export function begin(entry: Entry): Standing {
  if (entry.action !== 'submit') throw new Error(`${entry._id}: a record begins with a filing`)
  const settled = entry.settles as Pick<Standing, 'promisedOn' | 'village' | 'township' | 'desk' | 'channel'>
  return { ...BLANK, ...settled, code: entry.appeal, seq: entry.seq, head: entry.hash, submittedAt: entry.at, changedAt: entry.at, movedOn: entry.on, lastAction: 'submit' }
}

/** The standing of a record: every entry from the filing on, in order. Throws on an empty or impossible one. */
export function replay(entries: readonly Entry[]): Standing {
  const [first, ...rest] = entries
  if (!first) throw new Error('a record has at least a filing')
  return rest.reduce(apply, begin(first))
}

