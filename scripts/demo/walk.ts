import type { Payloads } from '../../domain/appeal/payloads'
import type { Supervisor } from '../../domain/appeal/standing'
import type { AppealPage, Receipt } from '../../server/contract'
import type { Stage } from '../local/stage'
import type { SamplePerson } from '../sample/district'
import type { Teller } from './teller'
import { dayWords } from '../../domain/calendar/day'

/** The parts that every walk has: filing, the four signatures, publication, the chain. */
export class Walk {
  constructor(
    readonly stage: Stage,
    readonly tell: Teller,
  ) {}

  async file(resident: SamplePerson, village: string, text: string, about: Partial<Payloads['submit']> = {}): Promise<Receipt> {
    const contact = { name: resident.name, phone: resident.phone }
    const receipt = await this.stage.ask(resident, 'appeal', 'submit', { channel: 'self', place: { village }, text, aboutCadre: false, accused: [], contact, evidence: [], ...about })
    this.tell.say(`居民提交：“${text}”`)
    this.tell.say(`编码 ${receipt.code}，查询口令“${receipt.queryWord}”，答应最晚${dayWords(receipt.promisedOn)}答复。${receipt.seenBy}`)
    return receipt
  }

  /** From the answer on: the petitioner confirms, and three different cadres sign. */
  async sign(code: string, petitioner: SamplePerson, rating: 'satisfied' | 'fair' | 'dissatisfied' = 'satisfied'): Promise<AppealPage> {
    const { stage, tell } = this
    await stage.act(petitioner, code, 'confirm', { rating, signature: await stage.evidence(petitioner, 'signature') })
    tell.say('① 诉求人确认，手写签名')
    return this.signAfterPetitioner(code)
  }

  async signAfterPetitioner(code: string): Promise<AppealPage> {
    const { stage, tell } = this
    const standing = await this.standing(code)
    const [handler, checker, endorser] = [standing.handler, standing.checker, standing.endorser].map((id) => stage.person(id))
    await stage.act(handler!, code, 'state', { statement: '签收后到现场核实，按规定办理。', signature: await stage.evidence(handler!, 'signature') })
    tell.say(`② ${stage.words(handler!)}说明处置过程`)
    await stage.act(checker!, code, 'check', { signature: await stage.evidence(checker!, 'signature') })
    tell.say(`③ ${stage.words(checker!)}审核程序`)
    for (const [unit, role] of [['discipline', 'disciplineOfficer'], ['petition', 'petitionOfficer']] as const) {
      if (!standing.supervising.some(({ duty }) => duty === unit)) continue
      const officer = stage.at(standing.supervising.find(({ duty }) => duty === unit)!.unit, role)
      await stage.act(officer, code, 'superviseSign', { opinion: '督办中未发现程序问题，同意办结。', signature: await stage.evidence(officer, 'signature') })
      tell.say(`双督办：${stage.words(officer)}签署督办意见`)
    }
    const page = await stage.act(endorser!, code, 'endorse', { signature: await stage.evidence(endorser!, 'signature') })
    tell.say(`④ ${stage.words(endorser!)}签字背书`)
    await stage.settle()
    const people = new Set([standing.petitioner, standing.handler, standing.checker, standing.endorser])
    tell.hold('四个位置由四个不同的人签字', people.size === 4)
    await this.verify(code)
    return page
  }

  /** The stored row, which only a test or a demonstration looks at directly. */
  async standing(code: string): Promise<{ petitioner: string | null; handler: string | null; checker: string | null; endorser: string | null; supervising: Supervisor[]; status: string; promisedOn: string; clock: { dueOn?: string; kind: string } }> {
    return this.stage.row('appeals', code) as never
  }

  async verify(code: string): Promise<void> {
    const dispatcher = this.stage.at('D', 'dispatcher')
    const result = await this.stage.ask(dispatcher, 'casework', 'verify', { code })
    this.tell.hold(`记录链完整：${result.length}条，链头 ${result.head.slice(0, 12)}…`, result.ok)
  }

  /** What a person was told about an appeal, newest first. */
  async told(person: SamplePerson, code: string): Promise<string[]> {
    const { items } = await this.stage.ask(person, 'account', 'messages', {})
    return items.filter((message) => message.code === code).map((message) => message.lines[1]![1])
  }

  async tellMessages(person: SamplePerson, code: string): Promise<void> {
    const told = await this.told(person, code)
    this.tell.say(`发给${this.stage.words(person)}的消息：${[...told].reverse().join(' → ')}`)
  }
}
