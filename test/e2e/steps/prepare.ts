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
