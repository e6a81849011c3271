import { h } from '../../simulator/runtime/dom'
import { inChina } from './clock'
import { byId, matches } from './elements'
import type { Phone } from './phone'
import type { Message, Person, Waiting } from './server'

/** Rows drawn at once; the rest is found by searching. */
const MOST = 200

/** Who must act now; one tap goes on as that person. */
export function drawWaiting(all: readonly Waiting[], query: string, phone: Phone): void {
  const found = all.filter(({ code, name, role, unit, why }) => matches(query, code, name, role, unit, why))
  byId('waiting-count').textContent = found.length === all.length ? `${all.length} 件` : `${found.length} / ${all.length} 件`
  const rows = found.slice(0, MOST).map((waiting) =>
    h(
      'li',
      {},
      h('span', {}, h('b', { textContent: waiting.name }), ' ', h('span', { className: 'soft', textContent: `${waiting.role} · ${waiting.unit}` })),
      h('button', { type: 'button', textContent: '以此人身份继续', 'aria-label': `以${waiting.name}的身份继续 ${waiting.code}`, onclick: () => phone.give(waiting, waiting.page) }),
      h('span', { className: 'why', textContent: waiting.why }),
      h('span', { className: 'code', textContent: waiting.code }),
    ),
  )
  byId('waiting').replaceChildren(...(rows.length > 0 ? rows : [empty('现在没有人需要办理。')]))
}

/** The people, by group. */
export function drawPeople(all: readonly Person[], query: string, phone: Phone): void {
  const found = all.filter(({ name, role, unit, group }) => matches(query, name, role, unit, group)).slice(0, MOST)
  const groups = [...new Set(found.map(({ group }) => group))]
  byId('people').replaceChildren(
    ...groups.flatMap((group) => [
      h('h3', { textContent: group }),
      ...found
        .filter((person) => person.group === group)
        .map((person) =>
          h('button', { type: 'button', 'aria-current': person.openid === phone.holder?.openid, onclick: () => phone.give(person) }, h('b', { textContent: person.name }), h('small', { textContent: [person.role, person.unit].filter(Boolean).join(' · ') })),
        ),
    ]),
    ...(found.length === 0 ? [h('p', { className: 'hint', textContent: '没有找到。' })] : []),
  )
}

const CHANNELS: Readonly<Record<Message['channel'], string>> = { subscription: '订阅消息', wecom: '企业微信' }

/** What the holder was told, newest first. */
export function drawMessages(messages: readonly Message[], phone: Phone): void {
  byId('messages-count').textContent = messages.length > 0 ? `${messages.length} 条` : ''
  const rows = messages.slice(0, MOST).map(({ title, description, channel, at, page, fields = [] }) =>
    h(
      'li',
      {},
      h('b', { textContent: title }),
      page !== null && h('button', { type: 'button', textContent: '打开', onclick: () => phone.openPage(page) }),
      h('span', { className: 'soft', textContent: `${CHANNELS[channel]} · ${inChina(new Date(at), { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false })}` }),
      description && h('span', { textContent: description }),
      h('dl', {}, ...fields.flatMap(({ label, value }) => [h('dt', { textContent: label }), h('dd', { textContent: value })])),
    ),
  )
  byId('messages').replaceChildren(...(rows.length > 0 ? rows : [empty('还没有消息。')]))
}

function empty(text: string): HTMLElement {
  return h('li', { className: 'empty', textContent: text })
}
