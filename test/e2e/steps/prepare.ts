import type { Stage } from '../../../scripts/local/stage'
import type { SamplePerson } from '../../../scripts/sample/district'

/** Files an appeal about a village from a resident's phone, without its screens. Its code. */
export async function fileFor(stage: Stage, who: SamplePerson, village: string, text: string): Promise<string> {
  const contact = { name: who.name, phone: who.phone }
  const { code } = await stage.ask(who, 'appeal', 'submit', { channel: 'self', place: { village }, text, aboutCadre: false, accused: [], contact, evidence: [] })
  return code
}

/** From filing to the township's handler, who has taken it, without the screens. The handler. */
export async function handleInTownship(stage: Stage, code: string, village: string, township: string): Promise<SamplePerson> {
  const [reviewer, handler] = [stage.at(township, 'reviewer'), stage.at(township, 'handler')]
  await stage.act(stage.at(village, 'gridWorker'), code, 'screenValid', {})
  await stage.act(reviewer, code, 'reviewValid', { finding: 'reasonable', opinion: '属实，应予解决' })
  await stage.act(reviewer, code, 'triage', { kind: 'resolution', level: 'township', lead: township, supporting: [] })
  await stage.act(stage.at(township, 'coordinator'), code, 'accept', { handler: handler.id })
  return handler
}

/** The handler reports it as done. */
export async function reportDone(stage: Stage, handler: SamplePerson, code: string): Promise<void> {
  await stage.act(handler, code, 'report', { answer: '已经修好，请您查看。', publicAnswer: '已修好。', statement: '三天修完。', evidence: [] })
}

/** Filed from the village, handled by the township and reported as done: what is left is the petitioner's yes. */
export async function doneInTownship(stage: Stage, village: string, township: string, text: string): Promise<{ code: string; resident: SamplePerson; handler: SamplePerson }> {
  const resident = stage.resident(village)
  const code = await fileFor(stage, resident, village, text)
  const handler = await handleInTownship(stage, code, village, township)
  await reportDone(stage, handler, code)
  return { code, resident, handler }
}

/** The petitioner's yes, signed. */
export async function confirmDone(stage: Stage, resident: SamplePerson, code: string): Promise<void> {
  await stage.act(resident, code, 'confirm', { rating: 'satisfied', signature: await stage.evidence(resident, 'signature') })
}

/** The handler states what was done, and signs. */
export async function stateDone(stage: Stage, handler: SamplePerson, code: string, statement = '三天修完。'): Promise<void> {
  await stage.act(handler, code, 'state', { statement, signature: await stage.evidence(handler, 'signature') })
}

/** The leader in charge signs. The principal leader, who is left. */
export async function checkDone(stage: Stage, code: string): Promise<SamplePerson> {
  const { checker, endorser } = await standing(stage, code)
  await stage.act(stage.person(checker), code, 'check', { signature: await stage.evidence(stage.person(checker), 'signature') })
  return stage.person(endorser)
}

/** The last signature, and what follows from it. */
export async function endorseDone(stage: Stage, endorser: SamplePerson, code: string): Promise<void> {
  await stage.act(endorser, code, 'endorse', { signature: await stage.evidence(endorser, 'signature') })
  await stage.settle()
}

/** All four signatures, on what was reported as done. */
export async function closeOut(stage: Stage, resident: SamplePerson, handler: SamplePerson, code: string): Promise<void> {
  await confirmDone(stage, resident, code)
  await stateDone(stage, handler, code)
  await endorseDone(stage, await checkDone(stage, code), code)
}

/** What the store holds of an appeal that a walk has to know. */
export async function standing(stage: Stage, code: string): Promise<{ status: string; handler: string; checker: string; endorser: string; signOff: Record<string, unknown> }> {
  return (await stage.row('appeals', code)) as never
}

/** Fails unless each of the appeals stands where it should. */
export async function expectStatus(stage: Stage, codes: readonly string[], status: string): Promise<void> {
  for (const code of codes) {
    const now = (await standing(stage, code)).status
    if (now !== status) throw new Error(`${code} is ${now}, not ${status}`)
  }
}
