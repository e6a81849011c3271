import * as z from 'zod'
import type { Command } from '../../domain/appeal/decide'
import { CHANNELS, RATINGS } from '../../domain/appeal/kinds'
import { ADOPTIONS, DISCONTENTS, DISPUTE_GROUNDS, FINDINGS, GONE, INVALID_GROUNDS, ORDERS, PAUSE_GROUNDS, PLAN_STEPS_MAX, type Payloads, RECEIVERS, RETURN_GROUNDS, UNCONFIRMED_GROUNDS } from '../../domain/appeal/payloads'
import { TAGS_MAX } from '../../domain/ledger/tags'
import { code, day, id, ids, keyOf, kind, level, scene, text } from '../door/schema'
import { appealText, heard, place } from '../intake/fields'

const photos = ids(9)
const signature = id
const nothing = z.strictObject({})
const onlyReason = z.strictObject({ reason: text() })
const onlyOpinion = z.strictObject({ opinion: text() })
const grounds = <T extends Record<string, string>>(table: T) => z.strictObject({ ground: keyOf(table), reason: text() })
const signed = z.strictObject({ opinion: text().optional(), signature })

export const submitInput: z.ZodType<Payloads['submit']> = z.strictObject({
  channel: z.enum(CHANNELS),
  place,
  ...heard,
  reference: text(40).optional(),
  scene: scene.optional(),
}) as never

/** One strict schema per command: the door of the table `Payloads`. */
const INPUTS = {
  supplement: z.strictObject({ text: text(1000), evidence: photos }),
  urge: z.strictObject({ text: text(200).optional() }),
  withdraw: z.strictObject({ reason: text(200).optional() }),
  contest: onlyReason,
  confirm: z.strictObject({ rating: z.enum(RATINGS), because: keyOf(DISCONTENTS).optional(), words: text(300).optional(), signature }),
  dispute: grounds(DISPUTE_GROUNDS),
  disputeAgain: grounds(DISPUTE_GROUNDS),
  reopen: onlyReason,
  claim: nothing,
  join: nothing,
  attest: z
    .strictObject({ word: text(20, 2).optional(), signature: signature.optional() })
    .refine(({ word, signature: signed }) => word !== undefined || signed !== undefined, { message: '请填诉求人复述的口令，或请诉求人签名', path: ['word'] }),
  screenValid: z.strictObject({ note: text(300).optional() }),
  keep: z.strictObject({ kind, handler: id.optional(), note: text(300).optional() }),
  screenInvalid: grounds(INVALID_GROUNDS),
  merge: z.strictObject({ master: code, reason: text(300) }),
  unmerge: z.strictObject({ reason: text(300) }),
  passUp: z.strictObject({ accused: ids(5), note: text(300).optional() }),
  reviewValid: z.strictObject({ finding: keyOf(FINDINGS), opinion: text() }),
  reviewUnreasonable: z.strictObject({ opinion: text(), explanation: text(1000) }),
  reviewBeside: z.strictObject({ finding: keyOf(FINDINGS), opinion: text() }),
  recall: onlyReason,
  uphold: onlyOpinion,
  overturn: onlyOpinion,
  triage: z.strictObject({ kind, level, lead: id, supporting: ids(5), note: text(300).optional() }),
  assign: z.strictObject({ lead: id, supporting: ids(5), note: text(300).optional() }),
  accept: z.strictObject({ handler: id.optional() }),
  return: grounds(RETURN_GROUNDS),
  nameHandler: z.strictObject({ handler: id, reason: text(200).optional() }),
  plan: z.strictObject({ causes: text(1000), steps: z.array(z.strictObject({ what: text(300), owner: text(40), by: day })).min(1).max(PLAN_STEPS_MAX) }),
  progress: z.strictObject({ text: text(1000), evidence: photos, step: z.number().int().min(1).max(PLAN_STEPS_MAX).optional(), done: z.boolean().optional() }),
  askSupport: z.strictObject({ unit: id, question: text(), by: day }),
  answerSupport: z.strictObject({ answer: text(1000) }),
  askPetitioner: z.strictObject({ question: text() }),
  askPause: z.strictObject({ ground: keyOf(PAUSE_GROUNDS), until: day, reason: text() }),
  grantPause: onlyOpinion,
  refusePause: onlyOpinion,
  resume: nothing,
  askExtension: z.strictObject({ days: z.number().int().min(1).max(30), reason: text() }),
  grantExtension: onlyOpinion,
  refuseExtension: onlyOpinion,
  changeKind: z.strictObject({ kind, reason: text(300) }),
  answerAtOnce: z.strictObject({ answer: text(2000), recordedYes: z.boolean().optional(), reply: id.optional() }),
  report: z.strictObject({ answer: text(2000), publicAnswer: text(2000), statement: text(2000), adoption: keyOf(ADOPTIONS).optional(), measure: text(500).optional(), measureOwner: text(40).optional(), measureBy: day.optional(), evidence: photos }),
  logAttempt: z.strictObject({ way: z.enum(['phone', 'visit']), outcome: text(300) }),
  recordUnconfirmed: grounds(UNCONFIRMED_GROUNDS),
  recordPaper: z.strictObject({ rating: z.enum(RATINGS), because: keyOf(DISCONTENTS).optional(), words: text(300).optional(), photo: id }),
  retract: onlyReason,
  nameSigners: onlyReason,
  noteGone: grounds(GONE),
  state: z.strictObject({ statement: text(2000), signature }),
  check: signed,
  endorse: signed,
  sendBack: onlyReason,
  sendBackProcedure: onlyReason,
  orderRound: onlyOpinion,
  closeUnrecognised: onlyOpinion,
  publish: z.strictObject({ publicAnswer: text(2000).optional(), keep: z.array(text(40)).max(20).optional() }),
  unpublish: onlyReason,
  superviseSign: z.strictObject({ opinion: text(), signature }),
  order: z.strictObject({ as: keyOf(ORDERS), text: text(), by: day }),
  answerOrder: z.strictObject({ answer: text(1000) }),
  advance: z.strictObject({ text: text(1000), evidence: photos }),
  putOff: z.strictObject({ by: day, reason: text() }),
  recordEffect: z.strictObject({ effect: text(1000), evidence: photos }),
  split: z.strictObject({ text: appealText, reason: text(300) }),
  splitMember: onlyReason,
  nameRepresentatives: z.strictObject({ representatives: ids(20) }),
  transferOut: z.strictObject({ receiver: keyOf(RECEIVERS), number: text(40), on: day, reason: text() }),
  markUrgent: z.strictObject({ hours: z.number().int().min(1).max(72), reason: text() }),
  linkRepeat: z.strictObject({ earlier: code, reason: text(300) }),
  unlinkRepeat: z.strictObject({ reason: text(300) }),
  tag: z.strictObject({ tags: ids(TAGS_MAX) }),
  park: z.strictObject({ reviewOn: day, reason: text() }),
  unpark: z.strictObject({ note: text(300).optional() }),
  goOn: onlyReason,
} satisfies Record<Command, z.ZodType>

/** An action on an appeal: which, on what version, with its payload. */
export const actInput = z.discriminatedUnion(
  'action',
  Object.entries(INPUTS).map(([action, payload]) => z.strictObject({ action: z.literal(action), code, version: z.number().int().min(1), payload })) as never,
) as unknown as z.ZodType<{ [A in Command]: { action: A; code: string; version: number; payload: Payloads[A] } }[Command]>
