import type { Stage } from '../../../scripts/local/stage'
import type { SamplePerson } from '../../../scripts/sample/district'

/** Files an appeal about a village from a resident's phone, without its screens. Its code. */
export async function fileFor(stage: Stage, who: SamplePerson, village: string, text: string): Promise<string> {
  const contact = { name: who.name, phone: who.phone }
  const { code } = await stage.ask(who, 'appeal', 'submit', { channel: 'self', place: { village }, text, aboutCadre: false, accused: [], contact, evidence: [] })
  return code
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
