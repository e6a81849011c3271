import { allOf, atLeast, atMost, below, between, oneOf } from '../../../server/store/conditions'
import type { PageRequest } from '../../../server/store/database'
import { holding, mostUsed } from '../../../server/store/library'
import { outreach } from '../../../server/store/outreach'
import { inspection } from '../../../server/store/inspection'
import { administration } from '../../../server/store/administration'
import { counted } from '../../../server/store/cloud'
import { delegatedTo, delegationsOf, deputiesOf, withDelegations } from '../../../server/store/delegations'
import { exports, exportsOf } from '../../../server/store/exports'
import { openJobs } from '../../../server/store/jobs'
import { newestLike } from '../../../server/store/likeness'
import { sweepLimits } from '../../../server/store/limits'
import { personWithPapers } from '../../../server/store/papers'
import { meetings } from '../../../server/store/meetings'
import { personNaming } from '../../../server/store/people'
import { allReveals, revealsOf, revealsOfAll } from '../../../server/store/reveals'
import { sealEntries } from '../../../server/store/seals'
import { supervision } from '../../../server/store/supervision'
import { sweepVerdicts } from '../../../server/store/verdicts'
import { views } from '../../../server/store/views'
import { errandStore } from '../../../server/store/errands'
import { topicStore } from '../../../server/store/topics'
import { NEVER_ASKED } from '../../../server/store/rows'
import { tables } from '../../../server/store/tables'
import { COLLECTIONS } from '../../../server/store/collections'
import { type TestCloud, openTestCloud } from '../harness'
import { filing } from './sample'

/** Enough that reading a collection through would be noticed, and that it is reported. */
const MANY = 3000

let test: TestCloud
beforeAll(async () => {
  test = await openTestCloud()
  const { database } = test.cloud
  const each = <T>(make: (n: number) => T) => Array.from({ length: MANY }, (_, n) => make(n))
  const row = filing('BZ-26-000001-A', 'r').writing.rows[0]!
  database.bulkInsert('appeals', each((n) => ({
    ...row, _id: `a-${n}`, waits: [`v-${n % 100}:screening`], parties: [`p-${n}`], scopes: [`v-${n % 100}`, 't-1'], village: `v-${n % 100}`, status: n % 10 ? 'closed' : 'submitted', submittedAt: n, actBy: `2026-11-${10 + (n % 20)}`, nextLookOn: n % 500 ? '9999-12-31' : '2026-11-23', unattested: n % 300 ? null : 'p-7', handler: `p-${n % 50}`, grid: `g-${n % 200}`, lead: `DEP-${n % 14}`, township: `t-${n % 22}`, tagged: n % 100 ? [] : ['t-1:watch', 'D:watch'], origin: n % 600 ? null : 'outing:o-1', tally: ['district', 't-1', `v-${n % 100}`, ...(n % 300 ? [] : ['district/late'])], counted: n % 10 ? ['valid', 'finished'] : ['valid', 'open'], thinkTank: n % 150 ? null : 'carrying', closedOn: n % 10 ? `2026-10-${10 + (n % 20)}` : null,
  })))
  database.bulkInsert('delegations', each((n) => ({ _id: `d-${n}`, leader: `p-${n % 300}`, deputy: `p-${n % 200}`, from: '2026-11-01', to: `2026-11-${10 + (n % 20)}`, revoked: null })))
  // As many that are equal in all that a list is sorted by: what was closed has no day to act by.
  database.bulkInsert('appeals', each((n) => ({ ...row, _id: `deep-${n}`, waits: [`deep:${n % 2 ? 'a' : 'b'}`], parties: [], scopes: ['deep'], village: 'deep-v', status: 'closed', submittedAt: 5, actBy: '9999-12-31', nextLookOn: '9999-12-31', closedOn: '2030-01-02' })))
  database.bulkInsert('views', each((n) => ({ _id: `p-${n % 100}:${n}`, owner: `p-${n % 100}`, name: `第${n}个` })))
  database.bulkInsert('outings', each((n) => ({ _id: `o-${n}`, by: `p-${n % 100}`, units: [`v-${n % 100}`, 't-1'], from: n })))
  database.bulkInsert('questionnaires', each((n) => ({ _id: `q-${n}`, unit: `v-${n % 100}`, readers: [`v-${n % 100}`, 't-1'], places: [`v-${n % 100}`, `v-${n % 99}`], state: n % 2 ? 'published' : 'ended', endsOn: `2026-11-${10 + (n % 20)}`, at: n })))
  database.bulkInsert('answers', each((n) => ({ _id: `q-${n}`, questionnaire: `q-${n % 10}`, units: [`v-${n % 7}`, 't-1'], asking: n % 3 === 0, at: n })))
  database.bulkInsert('openings', each((n) => ({ _id: `o-${n}`, box: `b-${n % 10}`, at: n })))
  for (const name of ['letterBoxes', 'scanCodes']) database.bulkInsert(name, each((n) => ({ _id: `b-${n}`, units: [`v-${n % 100}`, 't-1'], inUse: n % 50 !== 7, lookedAt: n, at: n })))
  database.bulkInsert('replies', each((n) => ({ _id: `r-${n}`, state: n % 3 ? 'approved' : 'proposed', keys: ['社保', `第${n % 50}`], uses: n % 200 })))
  database.bulkInsert('closeOuts', each((n) => ({ _id: `a-${n}`, closedOn: `2026-10-${10 + (n % 20)}`, unit: `v-${n % 100}`, textKey: n % 3 ? `text-${n}` : null, photoKeys: [`photo-${n}`], lookKeys: [`0:${n}`, `1:${n}`] })))
  database.bulkInsert('errands', each((n) => ({ _id: `B-${n}`, resident: `p-${n % 500}`, units: [`v-${n % 100}`, 't-1'], state: n % 10 ? 'done' : 'asked', commissioner: `p-${n % 50}`, at: n })))
  database.bulkInsert('topics', each((n) => ({ _id: `T-${n}`, readers: ['D', `t-${n % 22}`], state: n % 3 ? 'open' : 'proposed', keys: [`t-${n % 22}:灯${n % 300}`], at: n, nextCheckOn: n % 500 ? '9999-12-31' : '2026-11-23' })))
  database.bulkInsert('topicCases', each((n) => ({ _id: `a-${n}`, topic: `T-${n % 100}`, at: n })))
  database.bulkInsert('inspections', each((n) => ({ _id: `I-${n}`, at: n, sample: [] })))
  database.bulkInsert('visits', each((n) => ({ _id: `I-${n % 300}-${n}`, inspection: `I-${n % 300}`, code: `a-${n}`, unit: `v-${n % 100}`, inspector: `p-${n % 50}`, closedOn: `2026-10-${10 + (n % 20)}`, state: n % 2 ? 'assigned' : 'found', assignedAt: n })))
  database.bulkInsert('docket', each((n) => ({ _id: `joint:a-${n}`, kind: n % 3 ? 'joint' : 'dispatch', code: `a-${n}`, state: n % 100 ? 'discussed' : 'proposed', since: `2026-10-${10 + (n % 20)}` })))
  database.bulkInsert('meetings', each((n) => ({ _id: `M-${n}`, kind: 'joint', units: ['D', `t-${n % 100}`], on: `2026-10-${10 + (n % 20)}`, state: 'closed' })))
  database.bulkInsert('decisions', each((n) => ({ _id: `M-${n}-1`, meeting: `M-${n % 300}`, kind: n % 3 ? 'joint' : 'dispatch', code: `a-${n}`, owner: `t-${n % 100}`, open: n % 30 === 0, dueOn: `2026-11-${10 + (n % 20)}` })))
  database.bulkInsert('supervisionSteps', each((n) => ({ _id: `M-${n}-1`, of: `M-${n}`, seq: 1, what: 'minute', requestId: `s-${n}`, about: { code: `a-${n % 300}` } })))
  database.bulkInsert('reveals', each((n) => ({ _id: `p-1:${n}`, appeal: `a-${n % 300}`, by: `p-${n % 50}`, at: n })))
  database.bulkInsert('likeness', each((n) => ({ _id: `a-${n}`, keys: ['灯', `第${n % 300}`], at: n })))
  database.bulkInsert('limits', each((n) => ({ _id: `l-${n}`, n: 1, expiresAt: n < 10 ? n : 9e12 })))
  database.bulkInsert('exports', each((n) => ({ _id: `x-${n}`, by: `p-${n % 100}`, at: n, state: n % 2 ? 'gone' : 'done', expiresAt: n })))
  database.bulkInsert('jobs', each((n) => ({ _id: `j-${n}`, at: n, state: n % 100 ? 'done' : 'open' })))
  database.bulkInsert('figures', each((n) => ({ _id: `${n % 30}:u-${Math.floor(n / 30)}`, month: `2026-${n % 30}`, unit: `u-${Math.floor(n / 30)}`, counts: {} })))
  database.bulkInsert('settled', each((n) => ({ _id: `s-${n}`, month: `2026-${n % 30}`, unit: `lead:${n % 100}`, counts: {} })))
  database.bulkInsert('corrections', each((n) => ({ _id: `k-${n}`, month: `2026-${n % 30}`, unit: `t-${n % 100}`, changes: {}, at: n })))
  database.bulkInsert('lists', each((n) => ({ _id: `2026-${n}:village`, kind: n % 100 ? 'township' : 'village', month: `2026-${1000 + n}` })))
  database.bulkInsert('objections', each((n) => ({ _id: `o-${n}`, list: `L-${n % 300}`, state: n % 2 ? 'open' : 'upheld', at: n })))
  database.bulkInsert('weeklies', each((n) => ({ _id: `w-${n}`, week: `2026-11-${10 + (n % 20)}`, unit: `t-${n % 100}`, at: n })))
  database.bulkInsert('warnings', each((n) => ({ _id: `w-${n}`, unit: `t-${n % 100}`, open: n % 30 === 0, level: n % 60 ? 'yellow' : 'red', state: n % 30 ? 'closed' : 'rectifying', dueOn: `2026-11-${10 + (n % 20)}`, issuedAt: n })))
  database.bulkInsert('administration', each((n) => ({ _id: `c-${n}`, seq: n, requestId: `r-${n}`, unit: `t-${n % 100}`, person: `p-${n % 300}`, at: n })))
  database.bulkInsert('invitations', each((n) => ({ _id: `i-${n}`, codeKey: `k-${n}`, phoneKey: `k-${n % 1000}`, state: n % 30 ? 'accepted' : 'open', units: [`v-${n % 100}`], at: n })))
  database.bulkInsert('imports', each((n) => ({ _id: `m-${n}`, at: n })))
  database.bulkInsert('supervisionSteps', each((n) => ({ _id: `s-${n}`, of: `w-${n % 300}`, seq: Math.floor(n / 300), requestId: `r-${n}` })))
  database.bulkInsert('entries', each((n) => ({ _id: `a-${n}-1`, appeal: `a-${n}`, seq: 1, at: n, requestId: `r-${n}` })))
  database.bulkInsert('records', each((n) => ({ _id: `a-${n}-1`, appeal: `a-${n}` })))
  database.bulkInsert('records', each((n) => ({ _id: `a-${n}-contact`, appeal: `a-${n}`, phoneKey: `k-${n}` })))
  database.bulkInsert('people', each((n) => ({ _id: `p-${n}`, identities: [`o-${n}`], phoneKey: `k-${n}`, posts: [{ unit: `v-${n % 300}`, role: 'clerk' }] })))
  database.bulkInsert('evidence', each((n) => ({ _id: `e-${n}`, appeal: `a-${n}`, owner: `p-${n}`, filedAt: n, look: n % 500 ? 'none' : 'due', safety: n % 500 ? 'pass' : 'unchecked', askAt: n % 500 ? NEVER_ASKED : n, traces: [`trace-${n}`] })))
  database.bulkInsert('outbox', each((n) => ({ _id: `o-${n}`, state: n % 100 ? 'done' : 'pending', after: n })))
  database.bulkInsert('messages', each((n) => ({ _id: `m-${n}`, to: `p-${n % 100}`, appeal: `a-${n}`, state: n % 100 ? 'sent' : 'kept', at: n })))
  database.bulkInsert('publications', each((n) => ({ _id: `a-${n}`, shown: n % 3 > 0, kind: n % 50 ? 'resolution' : 'suggestion', township: `t-${n % 22}`, keys: ['路灯', '灯坏', `第${n % 50}`], publishedOn: `2026-11-${10 + (n % 20)}` })))
})
afterAll(() => test.close())

type Lists = Record<string, [found: number, () => Promise<{ length: number }>]>
const items = async (page: Promise<{ items: unknown[] }>) => (await page).items
const appeals = (where: PageRequest['where'], order: PageRequest['order']) => () => items(tables.appeals.page({ where, order, limit: 20 }))
const byDate = [['actBy', 'asc']] as const
const newest = [['submittedAt', 'desc']] as const

/** Every list that a screen or the clock asks for. */
const LISTS: Lists = {
  'a desk\'s workbench': [20, appeals({ waits: 'v-7:screening' }, byDate)],
  'the workbench of a person with several posts': [20, appeals({ waits: oneOf(['v-7:screening', 'v-8:screening', 'person:p-1']) }, byDate)],
  'a workbench in one status': [20, appeals({ waits: 'v-20:screening', status: 'submitted' }, byDate)],
  'a workbench in a status that nothing has': [0, appeals({ waits: 'v-21:screening', status: 'submitted' }, byDate)],
  'a resident\'s own': [1, appeals({ parties: 'p-5' }, newest)],
  'a unit\'s ledger': [20, appeals({ scopes: 't-1' }, byDate)],
  'what of a unit was filed last': [20, appeals({ scopes: 't-1' }, newest)],
  'a unit\'s ledger in one status': [20, appeals({ scopes: 't-1', status: 'submitted' }, byDate)],
  'a unit\'s ledger of one village': [20, appeals({ scopes: 't-1', village: 'v-7' }, byDate)],
  'the neighbours of one village': [20, appeals({ scopes: 't-1', village: 'v-7' }, newest)],
  'a unit\'s ledger of one village in one status': [20, appeals({ scopes: 't-1', village: 'v-20', status: 'submitted' }, byDate)],
  'the library\'s most used answers': [20, () => items(mostUsed('approved'))],
  'the library\'s answers that hold some words': [40, () => holding('approved', ['第7'])],
  'a unit\'s think tank': [20, appeals({ scopes: 't-1', thinkTank: 'carrying' }, byDate)],
  'a unit\'s ledger by the day to act by': [20, appeals({ scopes: 't-1' }, byDate)],
  'what is open of a unit, between two days': [20, appeals({ scopes: 't-1', actBy: between('2026-11-12', '2026-11-20') }, byDate)],
  'a village\'s file by the day to act by': [20, appeals({ scopes: 't-1', village: 'v-7', actBy: below('9999-12-31') }, byDate)],
  'a unit\'s ledger of one month': [20, appeals({ scopes: 't-1', submittedAt: between(1000, 2000) }, newest)],
  'what was closed out in some days, the last first': [20, appeals({ closedOn: between('2026-10-12', '2026-10-20') }, [['closedOn', 'desc']])],
  'a unit\'s ledger of one tag': [20, appeals({ tagged: 't-1:watch' }, byDate)],
  'a person\'s part of a ledger': [20, appeals({ handler: 'p-7', actBy: below('9999-12-31') }, byDate)],
  'a grid\'s part of a ledger': [15, appeals({ grid: 'g-7' }, byDate)],
  'what a unit leads': [20, appeals({ lead: 'DEP-7' }, byDate)],
  'a township\'s part of the district\'s ledger': [20, appeals({ township: 't-7' }, byDate)],
  'a leader\'s delegations': [10, () => delegationsOf('p-7')],
  'what somebody stands in for': [15, () => delegatedTo('p-7')],
  'who stands in today': [10, () => deputiesOf(['p-7', 'p-8'], '2026-11-18')],
  'a person\'s saved views': [20, () => items(views.page({ where: { owner: 'p-7' }, order: [['name', 'asc']], limit: 20 }))],
  'what the clock looks at today': [6, appeals({ nextLookOn: atMost('2026-11-23') }, [['nextLookOn', 'asc']])],
  'what nobody has said yet to be theirs': [10, appeals({ unattested: 'p-7' }, newest)],
  'what was heard on an outing': [5, appeals({ origin: 'outing:o-1' }, newest)],
  'the cases behind a number that most have': [20, appeals({ tally: 't-1', counted: 'finished', submittedAt: between(100, 2000) }, newest)],
  'the cases behind a number that few have': [10, appeals({ tally: 'district/late', submittedAt: between(0, 9000) }, newest)],
  'a cadre\'s outings': [20, () => items(outreach.outings.page({ where: { by: 'p-7' }, order: [['from', 'desc']], limit: 20 }))],
  'a unit\'s outings': [20, () => items(outreach.outings.page({ where: { units: 't-1' }, order: [['from', 'desc']], limit: 20 }))],
  'a township\'s letter boxes': [20, () => items(outreach.boxes.page({ where: { units: 't-1', inUse: true }, order: [['lookedAt', 'asc']], limit: 20 }))],
  'a village\'s letter boxes that were taken down': [20, () => items(outreach.boxes.page({ where: { units: 'v-7', inUse: false }, order: [['lookedAt', 'asc']], limit: 20 }))],
  'a box\'s openings': [20, () => items(outreach.openings.page({ where: { box: 'b-7' }, order: [['at', 'desc']], limit: 20 }))],
  'what was closed out in some days': [20, appeals({ closedOn: between('2026-10-12', '2026-10-14') }, [['closedOn', 'asc']])],
  'what is known of what was closed out in some days': [20, () => items(inspection.closeOuts.page({ where: { closedOn: between('2026-10-12', '2026-10-14') }, order: [['closedOn', 'asc']], limit: 20 }))],
  'what was closed out last': [1, () => items(inspection.closeOuts.page({ where: { closedOn: between('2000-01-01', '2026-11-23') }, order: [['closedOn', 'desc']], limit: 1 }))],
  'close-outs with the same words': [1, () => inspection.closeOuts.pick({ textKey: oneOf(['text-7', 'text-9']) }, ['textKey'], 1000)],
  'close-outs with the same photo': [2, () => inspection.closeOuts.pick({ photoKeys: oneOf(['photo-7', 'photo-9']) }, ['photoKeys'], 1000)],
  'the steps with which some appeals came in hand': [2, () => tables.entries.pick({ appeal: oneOf(['a-7', 'a-8']), seq: 1 }, ['seq'], 1000)],
  'the draws': [20, () => items(inspection.draws.page({ where: {}, order: [['at', 'desc']], limit: 20 }))],
  'a draw\'s visits': [10, () => items(inspection.visits.page({ where: { inspection: 'I-7' }, order: [], limit: 500 }))],
  'an inspector\'s visits to be made': [20, () => items(inspection.visits.page({ where: { inspector: 'p-7', state: 'assigned' }, order: [['assignedAt', 'desc']], limit: 20 }))],
  'the findings in a unit': [20, () => items(inspection.visits.page({ where: { unit: 'v-8', state: 'found' }, order: [['assignedAt', 'desc']], limit: 20 }))],
  'all findings': [20, () => items(inspection.visits.page({ where: { state: 'found' }, order: [['assignedAt', 'desc']], limit: 20 }))],
  'what was visited of some days': [150, () => inspection.visits.pick({ closedOn: '2026-10-12' }, ['code'], 1000)],
  'what is proposed for a meeting': [20, () => items(meetings.docket.page({ where: { kind: 'joint', state: 'proposed' }, order: [['since', 'desc']], limit: 20 }))],
  'what is proposed for any meeting': [30, () => items(meetings.docket.page({ where: { state: 'proposed' }, order: [], limit: 200 }))],
  'the meetings of some units': [20, () => items(meetings.meetings.page({ where: { units: oneOf(['t-7', 't-8']) }, order: [['on', 'desc']], limit: 20 }))],
  'a unit\'s open decisions': [10, () => items(meetings.decisions.page({ where: { owner: 't-0', open: true }, order: [['dueOn', 'asc']], limit: 20 }))],
  'a unit\'s decisions that were carried out': [20, () => items(meetings.decisions.page({ where: { owner: 't-7', open: false }, order: [['dueOn', 'desc']], limit: 20 }))],
  'the open decisions of a kind of meeting': [20, () => items(meetings.decisions.page({ where: { kind: 'dispatch', open: true }, order: [['dueOn', 'asc']], limit: 20 }))],
  'the decisions that come to their date': [20, () => items(meetings.decisions.page({ where: { open: true, dueOn: atMost('2026-11-20') }, order: [['dueOn', 'asc']], limit: 20 }))],
  'a meeting\'s decisions': [10, () => items(meetings.decisions.page({ where: { meeting: 'M-7' }, order: [], limit: 300 }))],
  'what meetings decided of an appeal': [1, () => items(meetings.decisions.page({ where: { code: 'a-7' }, order: [], limit: 20 }))],
  'a unit\'s codes': [20, () => items(outreach.codes.page({ where: { units: 'v-7' }, order: [['at', 'desc']], limit: 20 }))],
  'a unit\'s questionnaires': [20, () => items(outreach.questionnaires.page({ where: { readers: 'v-7' }, order: [['at', 'desc']], limit: 20 }))],
  'what is asked in a village now': [20, () => items(outreach.questionnaires.page({ where: { places: oneOf(['v-7', 't-1', 'D']), state: 'published', endsOn: atLeast('2026-11-12') }, order: [['endsOn', 'asc']], limit: 20 }))],
  'the answers to a questionnaire': [20, () => items(outreach.answers.page({ where: { questionnaire: 'q-7', units: 't-1' }, order: [['at', 'desc']], limit: 20 }))],
  'the answers that a village may read': [20, () => items(outreach.answers.page({ where: { questionnaire: 'q-7', units: 'v-3' }, order: [['at', 'desc']], limit: 20 }))],
  'the answers that ask for something': [20, () => items(outreach.answers.page({ where: { questionnaire: 'q-6', units: 't-1', asking: true }, order: [['at', 'desc']], limit: 20 }))],
  'the answers since the last count': [20, () => items(outreach.answers.page({ where: { questionnaire: 'q-7', units: 't-1', at: atLeast(1000) }, order: [['at', 'asc']], limit: 20 }))],
  'an appeal\'s entries': [1, () => items(tables.entries.page({ where: { appeal: 'a-9' }, order: [['seq', 'asc']], limit: 999 }))],
  'an appeal\'s records and its contact': [2, () => items(tables.records.page({ where: { appeal: 'a-9' }, order: [], limit: 999 }))],
  'close-outs with a photo that looks the same': [2, () => inspection.closeOuts.pick({ lookKeys: oneOf(['0:7', '1:9']) }, ['looks'], 1000)],
  'errands that wait in a unit': [20, () => items(errandStore.errands.page({ where: { units: oneOf(['t-1']), state: 'asked' }, order: [['at', 'asc']], limit: 20 }))],
  'errands that ended in a unit': [20, () => items(errandStore.errands.page({ where: { units: oneOf(['v-7']), state: oneOf(['done', 'failed']) }, order: [['at', 'desc']], limit: 20 }))],
  'errands that somebody took': [20, () => items(errandStore.errands.page({ where: { commissioner: 'p-7', state: 'done' }, order: [['at', 'asc']], limit: 20 }))],
  'errands that a resident asked for': [6, () => items(errandStore.errands.page({ where: { resident: 'p-7' }, order: [['at', 'desc']], limit: 20 }))],
  'topics that a unit reads': [20, () => items(topicStore.topics.page({ where: { readers: oneOf(['t-1']) }, order: [['at', 'desc']], limit: 20 }))],
  'topics in one state': [20, () => items(topicStore.topics.page({ where: { readers: oneOf(['t-1']), state: 'proposed' }, order: [['at', 'desc']], limit: 20 }))],
  'topics that an appeal may be of': [1, () => topicStore.topics.pick({ keys: oneOf(['t-7:灯7']) }, ['area', 'examples'], 200)],
  'topics whose check has come': [6, () => items(topicStore.topics.page({ where: { nextCheckOn: atMost('2026-11-23') }, order: [['nextCheckOn', 'asc']], limit: 50 }))],
  'the appeals of a topic': [20, () => items(topicStore.cases.page({ where: { topic: 'T-7' }, order: [['at', 'desc']], limit: 20 }))],
  'appeals on a topic since its measure': [10, () => topicStore.cases.pick({ topic: 'T-7', at: between(2000, 3000) }, [], 999)],
  'what was filed since the last night': [20, () => items(tables.appeals.slice({ where: { scopes: 't-1', submittedAt: atLeast(100) }, order: [['submittedAt', 'asc']], limit: 20 }, ['code']))],
  'an appeal\'s messages, which go with it': [1, () => items(tables.messages.page({ where: { appeal: 'a-9' }, order: [], limit: 20 }))],
  'the entries that a night seals': [20, () => items(tables.entries.page({ where: { at: between(100, 900) }, order: [['at', 'asc']], limit: 20 }))],
  'the figures of some units': [60, () => tables.figures.pick({ unit: oneOf(['u-7', 'u-8']) }, ['counts'], 1000)],
  'what was looked up last': [50, () => items(allReveals())],
  'what was looked up of an appeal': [10, () => items(revealsOf('a-7'))],
  'what was looked up of some appeals': [20, () => revealsOfAll(['a-7', 'a-8'])],
  'what is most like some words': [10, () => items(newestLike(['第7'], {}, 20))],
  'a person\'s exports': [20, () => items(exportsOf('p-7'))],
  'exports whose files go': [20, () => items(exports.page({ where: { state: oneOf(['done', 'failed', 'making']), expiresAt: atMost(100) }, order: [['expiresAt', 'asc']], limit: 20 }))],
  'jobs that are open': [30, () => openJobs()],
  'what was settled of a month': [100, () => supervision.settled.pick({ month: '2026-7', unit: between('lead:', 'lead;') }, ['counts'], 1000)],
  'what was corrected of a month': [100, () => supervision.corrections.pick({ month: '2026-7' }, ['changes'], 1000)],
  'what was corrected of a unit in a month': [10, () => supervision.corrections.pick({ month: '2026-7', unit: 't-7' }, ['changes'], 200)],
  'the lists of a kind': [20, () => items(supervision.lists.page({ where: { kind: 'village' }, order: [['month', 'desc']], limit: 20 }))],
  'the objections to a list': [10, () => items(supervision.objections.page({ where: { list: 'L-7' }, order: [['at', 'desc']], limit: 400 }))],
  'the objections to a list that are open': [10, () => supervision.objections.pick({ list: 'L-7', state: 'open' }, [], 400)],
  'the returns of a week': [150, () => supervision.weeklies.pick({ week: '2026-11-12' }, ['unit'], 1000)],
  'a unit\'s warnings': [20, () => items(supervision.warnings.page({ where: { unit: 't-7' }, order: [['issuedAt', 'desc']], limit: 20 }))],
  'the warnings that are open': [20, () => items(supervision.warnings.page({ where: { open: true }, order: [['issuedAt', 'desc']], limit: 20 }))],
  'the red ones of them': [50, () => supervision.warnings.pick({ open: true, level: 'red' }, ['unit'], 1000)],
  'warnings whose day has come': [20, () => items(supervision.warnings.page({ where: { state: 'rectifying', dueOn: atMost('2026-11-23') }, order: [['dueOn', 'asc']], limit: 20 }))],
  'the steps of a warning': [10, () => items(supervision.steps.page({ where: { of: 'w-7' }, order: [['seq', 'asc']], limit: 200 }))],
  'the last administrative change': [1, () => items(administration.changes.page({ where: {}, order: [['seq', 'desc']], limit: 1 }))],
  'the changes of a unit': [20, () => items(administration.changes.page({ where: { unit: 't-7' }, order: [['seq', 'desc']], limit: 20 }))],
  'the changes of a person': [10, () => items(administration.changes.page({ where: { person: 'p-7' }, order: [['seq', 'desc']], limit: 20 }))],
  'the invitations to a phone': [1, () => items(administration.invitations.page({ where: { phoneKey: 'k-30', state: 'open' }, order: [], limit: 20 }))],
  'the open invitations of a unit': [10, () => items(administration.invitations.page({ where: { units: 'v-30', state: 'open' }, order: [['at', 'desc']], limit: 20 }))],
  'the invitations in one state': [20, () => items(administration.invitations.page({ where: { state: 'open' }, order: [['at', 'desc']], limit: 20 }))],
  'the imports': [20, () => items(administration.imports.page({ where: {}, order: [['at', 'desc']], limit: 20 }))],
  'photos that nobody looked at yet': [6, () => items(tables.evidence.page({ where: { look: 'due' }, order: [['filedAt', 'asc']], limit: 20 }))],
  'photos that WeChat is to be asked about': [6, () => items(tables.evidence.page({ where: { askAt: atMost(99999) }, order: [['askAt', 'asc']], limit: 20 }))],
  'the photo of a verdict': [1, () => items(tables.evidence.page({ where: { traces: 'trace-9' }, order: [], limit: 2 }))],
  'photos of a day without a verdict': [4, () => tables.evidence.pick({ safety: 'unchecked', filedAt: atLeast(1000) }, [], 100)],
  'an appeal\'s evidence': [1, () => items(tables.evidence.page({ where: { appeal: 'a-9' }, order: [], limit: 200 }))],
  'contacts of a phone': [1, () => items(tables.contacts.page({ where: { phoneKey: 'k-9' }, order: [], limit: 50 }))],
  'people of a phone': [1, () => items(tables.people.page({ where: { phoneKey: 'k-9' }, order: [], limit: 50 }))],
  'holders of posts in units': [20, () => items(tables.people.page({ where: { 'posts.unit': oneOf(['v-1', 'v-2']) }, order: [], limit: 999 }))],
  'errands past their term': [100, () => items(errandStore.errands.page({ where: { erased: null, state: oneOf(['done']), at: atMost(2900) }, order: [['at', 'asc']], limit: 100 }))],
  'answers past their term': [10, () => items(outreach.answers.page({ where: { erased: null, at: atMost(9) }, order: [['at', 'asc']], limit: 100 }))],
  'meetings past their term': [100, () => items(meetings.meetings.page({ where: { erased: null, on: atMost('2026-10-12') }, order: [['on', 'asc']], limit: 100 }))],
  'decisions about no appeal past their term': [0, () => items(meetings.decisions.page({ where: { erased: null, code: null, open: false, decidedOn: atMost('2026-10-12') }, order: [['decidedOn', 'asc']], limit: 100 }))],
  'outings past their term': [10, () => items(outreach.outings.page({ where: { erased: null, from: atMost(9) }, order: [['from', 'asc']], limit: 100 }))],
  'what was said of an appeal at meetings': [10, () => items(supervision.steps.page({ where: { 'about.code': 'a-7', what: 'minute' }, order: [], limit: 20 }))],
  'what waits in the outbox': [20, () => items(tables.outbox.page({ where: { state: 'pending', after: atMost(99999) }, order: [['after', 'asc']], limit: 20 }))],
  'a person\'s messages': [20, () => items(tables.messages.page({ where: { to: 'p-9' }, order: [['at', 'desc']], limit: 20 }))],
  'messages that reached nobody': [20, () => items(tables.messages.page({ where: { state: 'kept' }, order: [['at', 'desc']], limit: 20 }))],
  'what is public': [20, () => items(tables.publications.page({ where: { shown: true }, order: [['publishedOn', 'desc']], limit: 20 }))],
  'what was adopted, for the public': [20, () => items(tables.publications.page({ where: { shown: true, kind: 'suggestion' }, order: [['publishedOn', 'desc']], limit: 20 }))],
  'what is public and says some words': [20, () => items(tables.publications.page({ where: { shown: true, keys: allOf(['第7', '路灯']) }, order: [['publishedOn', 'desc']], limit: 20 }))],
  'what is public in a township': [20, () => items(tables.publications.page({ where: { shown: true, township: 't-3' }, order: [['publishedOn', 'desc']], limit: 20 }))],
}

it.each(Object.entries(LISTS))('%s is read by an index, and no collection through', async (_, [found, list]) => {
  const before = test.cloud.database.reports.length
  expect((await list()).length).toBe(found)
  expect(test.cloud.database.reports.slice(before)).toEqual([])
})

it('behind a page among very many that share the last day, a ledger goes on without reading those before', async () => {
  const rows = Array.from({ length: MANY }, (_, n) => ({ _id: `n-${String(n).padStart(4, '0')}`, scopes: ['n-1'], village: 'n-2', status: 'closed', actBy: n < 10 ? `2026-11-1${n}` : '9999-12-31' }))
  test.cloud.database.bulkInsert('appeals', rows)
  const before = test.cloud.database.reports.length
  const seen: string[] = []
  const ledgers: PageRequest['where'][] = [{ scopes: 'n-1' }, { scopes: 'n-1', village: 'n-2', status: 'closed' }, { scopes: 'n-1', actBy: atLeast('2026-11-12') }]
  for (const where of ledgers) {
    const found: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: { _id: string }[]; next: string | null } = await tables.appeals.slice({ where, order: byDate, limit: 700, cursor, last: '9999-12-31' }, ['actBy'])
      found.push(...page.items.map(({ _id }) => _id))
      cursor = page.next
    } while (cursor)
    seen.push(`${found.length} ${new Set(found).size}`)
  }
  expect(seen).toEqual([`${MANY} ${MANY}`, `${MANY} ${MANY}`, `${MANY - 2} ${MANY - 2}`])
  expect(test.cloud.database.reports.slice(before)).toEqual([])
})

it.each<[string, PageRequest['where'], PageRequest['order']]>([
  ['a ledger of what is closed', { scopes: 'deep' }, byDate],
  ['a workbench of several posts', { waits: oneOf(['deep:a', 'deep:b', 'deep:none']) }, byDate],
  ['what was closed out on one day', { closedOn: between('2030-01-01', '2030-01-03') }, [['closedOn', 'asc']]],
  ['what was filed at one moment', { scopes: 'deep', village: 'deep-v' }, newest],
])('the last page of %s costs no more than the first', async (_, where, order) => {
  const before = test.cloud.database.reports.length
  let seen = 0
  for (let cursor: string | null = null; ; ) {
    const { items: rows, next }: { items: unknown[]; next: string | null } = await tables.appeals.page({ where, order, limit: 400, cursor })
    seen += rows.length
    if (next === null) break
    cursor = next
  }
  expect(seen).toBe(MANY)
  expect(test.cloud.database.reports.slice(before)).toEqual([])
})

it('who a person is and what a request did are found by an index', async () => {
  const before = test.cloud.database.reports.length
  expect((await tables.people.first({ identities: 'o-2999' }))?._id).toBe('p-2999')
  expect((await tables.entries.first({ requestId: 'r-2999' }))?._id).toBe('a-2999-1')
  expect((await supervision.steps.first({ requestId: 'r-2999' }))?._id).toBe('s-2999')
  expect((await administration.changes.first({ requestId: 'r-2999' }))?._id).toBe('c-2999')
  expect((await administration.invitations.first({ codeKey: 'k-2999' }))?._id).toBe('i-2999')
  expect(await sweepLimits(100)).toBe(10)
  await sweepVerdicts(0)
  expect(await sealEntries('night', 1000)).toBeNull()
  expect(test.cloud.database.reports.slice(before)).toEqual([])
})

it('what is read together is found by an index on both sides, in the order asked for, and nothing of the way stays on it', async () => {
  const before = test.cloud.database.reports.length
  const { value, requests } = await counted(async () => [
    await personNaming('o-2999', { appeals: ['a-1', 'a-2', 'a-none'], evidence: ['e-none'] }),
    await withDelegations(['p-7', 'p-8']),
    await meetings.docket.joined({ where: { kind: 'joint', state: 'proposed' }, order: [['since', 'desc']], limit: 5 }, { appeals: { of: tables.appeals, mine: 'code', theirs: '_id' } }),
    await meetings.meetings.joined({ where: { _id: 'M-7' } }, { appeals: { of: tables.appeals, is: 'a-5', theirs: '_id' } }),
    await personWithPapers('o-2999', 'a-3'),
  ] as const)
  expect(requests).toBe(5)
  const [asking, delegated, docket, [meeting], opening] = value
  expect([asking.me._id, [...asking.appeals.keys()].sort()]).toEqual(['p-2999', ['a-1', 'a-2']])
  expect([opening.me._id, opening.papers?.row._id]).toEqual(['p-2999', 'a-3'])
  expect([...delegated].map(([id, { delegations }]) => [id, delegations.length]).sort()).toEqual([['p-7', 10], ['p-8', 10]])
  expect(docket.map(({ row, others }) => others.appeals.map(({ _id }) => _id).join() === row.code)).toEqual(Array(5).fill(true))
  expect(docket.map(({ row }) => row.since)).toEqual(docket.map(({ row }) => row.since).sort().reverse())
  expect(meeting?.others.appeals.map(({ _id }) => _id)).toEqual(['a-5'])
  expect(Object.keys(meeting?.row ?? {}).sort()).toEqual(['_id', 'kind', 'on', 'state', 'units'])
  expect(test.cloud.database.reports.slice(before)).toEqual([])
})

it('a list without an index would be reported: the measure works', async () => {
  const before = test.cloud.database.reports.length
  await tables.appeals.page({ where: { excerpt: 'no such' }, order: [], limit: 20 })
  expect(test.cloud.database.reports.length).toBe(before + 1)
})

it('each index that is declared carries one of the questions above, or keeps a value from being there twice: a new one needs its question here, and one without goes', () => {
  const { database } = test.cloud
  const used = new Set(database.indexUses().flatMap(({ collection, index, uses }) => (uses ? [`${collection}: ${index}`] : [])))
  const refuses = (collection: string, fields: readonly string[]): boolean => {
    const kept = COLLECTIONS.find(({ name }) => name === collection)!.indexes.flatMap(({ unique, keys }) => (unique ? keys.map(({ field }) => field) : []))
    const row = (_id: string) => ({ _id, ...Object.fromEntries(kept.map((field) => [field, fields.includes(field) ? 'twice' : _id])) })
    database.bulkInsert(collection, [row(`first by ${String(fields)}`)])
    try {
      database.bulkInsert(collection, [row(`second by ${String(fields)}`)])
      return false
    } catch (error) {
      return (error as { code?: string }).code === 'DATABASE_DUPLICATE_WRITE'
    }
  }
  const idle = COLLECTIONS.flatMap(({ name, indexes }) =>
    indexes.filter((index) => (index.unique ? !refuses(name, index.keys.map(({ field }) => field)) : !used.has(`${name}: ${index.name}`))).map((index) => `${name}: ${index.name}`),
  )
  expect(idle).toEqual([])
})
