import { clock } from './clock'
import { byId, during, notice } from './elements'
import { drawMessages, drawPeople, drawWaiting } from './lists'
import { Phone } from './phone'
import { server, type Person, type Waiting } from './server'

/** How often the lists are asked for while the page is looked at, in ms. */
const LOOK = 4000

let people: Person[] = []
let waiting: Waiting[] = []
const searched = (id: string) => byId<HTMLInputElement>(id).value.trim()

const phone = new Phone(() => {
  drawPeople(people, searched('people-search'), phone)
  refresh().catch(say)
})
const time = clock(refresh)

/** Asks again for what changes as people act. */
async function refresh(): Promise<void> {
  const { holder } = phone
  const known = people.find(({ openid }) => openid === holder?.openid) ?? holder
  const [next, messages] = await Promise.all([server.waiting(), known ? server.messages(known) : []])
  waiting = next
  drawWaiting(waiting, searched('waiting-search'), phone)
  drawMessages(messages, phone)
}

function say(error: unknown): void {
  notice(error instanceof Error ? error.message : String(error))
}

async function start(): Promise<void> {
  byId('waiting-search').addEventListener('input', () => drawWaiting(waiting, searched('waiting-search'), phone))
  byId('people-search').addEventListener('input', () => drawPeople(people, searched('people-search'), phone))
  const reset = byId<HTMLButtonElement>('reset')
  reset.addEventListener('click', () => void confirmReset(reset))
  people = await server.people()
  const [first] = people
  if (first) phone.give(first)
  await time.show()
  setInterval(() => {
    if (!document.hidden) Promise.all([refresh(), time.show()]).catch(say)
  }, LOOK)
}

async function confirmReset(button: HTMLButtonElement): Promise<void> {
  const dialog = byId<HTMLDialogElement>('ask')
  const words = dialog.querySelector('p')
  if (words) words.textContent = '清除现在的数据，重新放入样例数据？'
  dialog.returnValue = ''
  dialog.showModal()
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }))
  if (dialog.returnValue !== 'yes') return
  await during(button, async () => {
    await server.reset()
    // Drafts and caches of the old data are the phone's own.
    localStorage.clear()
    location.reload()
  })
}

start().catch(say)
