import { createHash, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'
import { CENTRE, DISCIPLINE, PERFORMANCE, PETITION, POLITICAL_LEGAL, newUnit } from '../../domain/administration/ids'
import { Refusal } from '../../domain/problem'
import { type Asked, verb } from '../door/verb'
import { text } from '../door/schema'
import { limit } from '../store/limits'
import { holdersIn } from '../store/people'
import { seal } from '../store/seal'
import { administer } from './administer'
import type { AdminFunction } from './contract'
import { refusal } from './effects'
import { administers } from './rights'
import { rowOf } from './units'
import { postsWords } from './views'

const TRIES_PER_HOUR = 5

/** The units that stand in every district from its first day; their names can be changed. */
const FIRST_UNITS = [
  newUnit(CENTRE, 'centre', '区群众诉求综合服务中心', null),
  newUnit(DISCIPLINE, 'discipline', '区纪委监委', { id: CENTRE, ancestors: [] }),
  newUnit(PETITION, 'petition', '区信访局', { id: CENTRE, ancestors: [] }),
  newUnit(POLITICAL_LEGAL, 'politicalLegal', '区委政法委', { id: CENTRE, ancestors: [] }),
  newUnit(PERFORMANCE, 'performance', '区目标绩效中心', { id: CENTRE, ancestors: [] }),
]

/** Whether this is the secret that the deployment printed: `FIRST_ADMIN` holds its SHA-256 in hex, and not the secret. */
function isSecret(given: string): boolean {
  const expected = Buffer.from(process.env['FIRST_ADMIN'] ?? '', 'hex')
  const digest = createHash('sha256').update(given.trim()).digest()
  return expected.length === digest.length && timingSafeEqual(expected, digest)
}

const input = z.strictObject({ secret: text(100), name: text(20) })

/** Makes whoever knows the deployment's secret the first administrator. Void for good once somebody administers the district. */
export const begin = verb(input as unknown as z.ZodType<AdminFunction['begin']['input']>, async ({ input: { secret, name }, me, requestId }: Asked<AdminFunction['begin']['input']>) => {
  await limit(`begin:${me._id}`, TRIES_PER_HOUR, 3600)
  if (!isSecret(secret)) throw refusal('secret', '口令不对，请核对部署时显示的口令')
  if (me.posts.length > 0) throw new Refusal('FORBIDDEN')
  await administer(me, requestId, async ({ organisation, rows }) => {
    const units = FIRST_UNITS.filter(({ id }) => !organisation.find(id)).map((unit) => rowOf(unit, []))
    if ((await holdersIn([CENTRE])).some(administers) || rows.some(({ _id, kind }) => kind === 'centre' && _id !== CENTRE)) throw refusal('secret', '口令已经用过，请找现在的系统管理员邀请您')
    const posts = [{ unit: CENTRE, role: 'administrator' as const }]
    return {
      said: { what: 'begin', person: me._id, unit: CENTRE, lines: [['岗位', null, organisation.find(CENTRE) ? postsWords(posts, organisation) : '区群众诉求综合服务中心系统管理员']] },
      units,
      changes: [['people', me._id, { posts, name: seal(name) }]],
    }
  })
  return { unit: CENTRE }
})
