import { TRANSACTION_LIMIT } from '../../../localcloud/database/transactions'
import { codeOf, startCloud, type Cloud } from './support'

const CONFLICT = 'DATABASE_TRANSACTION_CONFLICT'

/** Transactions through the real SDK. */
describe('transactions', () => {
  let cloud: Cloud
  let db: any
  let _: any

  beforeAll(async () => {
    cloud = await startCloud([
      { name: 'accounts', indexes: [{ name: 'owner', keys: [{ field: 'owner', order: 1 }], unique: true }, { name: 'kind', keys: [{ field: 'kind', order: 1 }, { field: 'n', order: 1 }] }] },
      { name: 'entries', indexes: [] },
    ])
    db = cloud.db
    _ = db.command
  })
  beforeEach(async () => {
    cloud.database.clear()
    await db.collection('accounts').add([{ _id: 'a', owner: '甲', kind: 'x', n: 1 }, { _id: 'b', owner: '乙', kind: 'x', n: 2 }])
  })
  afterAll(() => cloud.close())

  const outside = async (id: string) => (await db.collection('accounts').doc(id).get()).data[0]
  const begin = async () => {
    const tx = await db.startTransaction()
    return { tx, accounts: tx.collection('accounts') }
  }

  test('all writes appear together at commit and none before', async () => {
    const { tx, accounts } = await begin()
    await accounts.doc('a').update({ n: _.inc(10) })
    await accounts.doc('b').remove()
    expect((await tx.collection('entries').add({ _id: 'e1', of: 'a' })).id).toBe('e1')
    await accounts.doc('c').set({ owner: '丙', kind: 'x', n: 3 })
    expect([(await outside('a')).n, await outside('b'), await outside('c')]).toEqual([1, expect.anything(), undefined])
    await tx.commit()
    expect([(await outside('a')).n, await outside('b'), (await outside('c')).n]).toEqual([11, undefined, 3])
    expect((await db.collection('entries').count()).total).toBe(1)
  })

  test('it reads its own writes, by id and by filter', async () => {
    const { tx, accounts } = await begin()
    await accounts.doc('a').update({ n: 5 })
    await accounts.doc('b').remove()
    await accounts.add({ _id: 'c', owner: '丙', kind: 'x', n: 4 })
    expect((await accounts.doc('a').get()).data.n).toBe(5)
    expect((await accounts.doc('b').get()).data).toBeNull()
    const page = (await accounts.where({ kind: 'x' }).orderBy('n', 'asc').get()).data
    expect(page.map((doc: any) => [doc._id, doc.n])).toEqual([['c', 4], ['a', 5]])
    expect((await accounts.where({ kind: 'x' }).orderBy('n', 'desc').limit(1).get()).data[0]._id).toBe('a')
    await tx.rollback()
  })

  test('everything that a transaction offers is done in it: get, add, create, set, update, updateAndReturn, remove, by id and by filter', async () => {
    const { tx, accounts } = await begin()
    expect(await accounts.doc('c').create({ owner: '丙', kind: 'y', n: 3 })).toMatchObject({ id: 'c', inserted: 1 })
    expect((await accounts.add([{ _id: 'd', owner: '丁', kind: 'y', n: 4 }, { _id: 'e', owner: '戊', kind: 'y', n: 5 }])).ids).toEqual(['d', 'e'])
    expect(await accounts.doc('a').set({ owner: '甲', n: 10 })).toMatchObject({ updated: 1 })
    expect(await accounts.doc('f').set({ owner: '己', n: 6 })).toMatchObject({ updated: 0, upserted: [{ _id: 'f' }] })
    expect(await accounts.doc('b').update({ n: _.mul(3) })).toMatchObject({ updated: 1 })
    expect(await accounts.where({ kind: 'y', n: _.gt(4) }).updateAndReturn({ n: _.inc(1) })).toMatchObject({ updated: 1, doc: { _id: 'e', n: 6 } })
    expect(await accounts.doc('d').remove()).toMatchObject({ deleted: 1 })
    expect((await accounts.where({ n: _.gt(0) }).orderBy('n', 'desc').skip(1).limit(2).field({ n: true }).get()).data).toHaveLength(2)
    expect((await db.collection('accounts').count()).total).toBe(2)
    await tx.commit()
    const { data } = await db.collection('accounts').orderBy('_id', 'asc').field({ n: true }).get()
    expect(data.map((doc: any) => [doc._id, doc.n])).toEqual([['a', 10], ['b', 6], ['c', 3], ['e', 6], ['f', 6]])
  })

  test('a failed change ends no transaction, and a missing collection neither', async () => {
    const { tx, accounts } = await begin()
    await accounts.doc('a').update({ n: 5 })
    expect(await codeOf(accounts.doc('a').update({ owner: _.inc(1) }))).toBe('DATABASE_REQUEST_FAILED')
    expect(await codeOf(tx.collection('nowhere').add({}))).toBe('DATABASE_COLLECTION_NOT_EXIST')
    await tx.commit()
    expect((await outside('a')).n).toBe(5)
    expect(await codeOf(tx.commit())).toBe('DATABASE_TRANSACTION_FAIL')
    expect(await codeOf(tx.rollback())).toBe('DATABASE_TRANSACTION_FAIL')
  })

  test('a transaction that throws leaves nothing, and one that is rolled back from within answers what it was given', async () => {
    expect(await codeOf(db.runTransaction(async (tx: any) => {
      await tx.collection('accounts').doc('a').update({ n: 99 })
      throw Object.assign(new Error('no'), { code: 'OWN' })
    }))).toBe('OWN')
    await expect(db.runTransaction(async (tx: any) => {
      await tx.collection('accounts').doc('a').update({ n: 99 })
      await tx.rollback('changed my mind')
    })).rejects.toBe('changed my mind')
    expect((await outside('a')).n).toBe(1)
    expect(await db.runTransaction(async (tx: any) => (await tx.collection('accounts').doc('b').get()).data.n)).toBe(2)
  })

  test('a transaction lasts 30 seconds, as in the cloud: then it is gone with its writes', async () => {
    expect(TRANSACTION_LIMIT).toBe(30_000)
    const timers = jest.spyOn(globalThis, 'setTimeout')
    const { tx, accounts } = await begin()
    const limits = timers.mock.calls.filter(([, after]) => after === 30_000)
    timers.mockRestore()
    expect(limits).toHaveLength(1)
    await accounts.doc('a').update({ n: 5 })
    // The half minute passes.
    limits[0]![0]()
    expect(await codeOf(accounts.doc('a').get())).toBe('DATABASE_TRANSACTION_FAIL')
    expect(await codeOf(tx.commit())).toBe('DATABASE_TRANSACTION_FAIL')
    expect((await outside('a')).n).toBe(1)
  })

  test('a rollback leaves nothing', async () => {
    const { tx, accounts } = await begin()
    await accounts.doc('a').update({ n: 99 })
    await tx.rollback()
    expect((await outside('a')).n).toBe(1)
    expect(await codeOf(accounts.doc('a').get())).toBe('DATABASE_TRANSACTION_FAIL')
  })

  test('what others commit meanwhile is not seen', async () => {
    const { tx, accounts } = await begin()
    expect((await accounts.doc('a').get()).data.n).toBe(1)
    await db.collection('accounts').doc('a').update({ n: 7 })
    await db.collection('accounts').add({ _id: 'd', owner: '丁', kind: 'x', n: 9 })
    expect((await accounts.doc('a').get()).data.n).toBe(1)
    expect((await accounts.where({ kind: 'x' }).get()).data).toHaveLength(2)
    await tx.commit()
    expect((await outside('a')).n).toBe(7)
  })

  test('of two writers the first to commit wins', async () => {
    const first = await begin()
    const second = await begin()
    await first.accounts.doc('a').update({ n: _.inc(1) })
    await second.accounts.doc('a').update({ n: _.inc(100) })
    await second.tx.collection('entries').add({ _id: 'never' })
    await first.tx.commit()
    expect(await codeOf(second.tx.commit())).toBe(CONFLICT)
    expect((await outside('a')).n).toBe(2)
    expect((await db.collection('entries').count()).total).toBe(0)
  })

  test('a write on what a plain write changed since is a conflict at once', async () => {
    const { accounts } = await begin()
    await db.collection('accounts').doc('a').update({ n: 50 })
    expect(await codeOf(accounts.doc('a').update({ n: 2 }))).toBe(CONFLICT)
    expect((await outside('a')).n).toBe(50)
  })

  test('a document that was removed and made again is another document', async () => {
    const { accounts, tx } = await begin()
    await accounts.doc('a').update({ n: 2 })
    await db.collection('accounts').doc('a').remove()
    await db.collection('accounts').add({ _id: 'a', owner: '甲', kind: 'x', n: 1 })
    expect(await codeOf(tx.commit())).toBe(CONFLICT)
  })

  test('two inserts of one id or one unique key: the second conflicts, then finds a duplicate', async () => {
    const first = await begin()
    const second = await begin()
    await first.accounts.add({ _id: 'same', owner: '戊', kind: 'y' })
    await second.accounts.add({ _id: 'other', owner: '戊', kind: 'y' })
    await first.tx.commit()
    expect(await codeOf(second.tx.commit())).toBe(CONFLICT)
    const third = await begin()
    expect(await codeOf(third.accounts.add({ _id: 'same', owner: '己' }))).toBe('DATABASE_DUPLICATE_WRITE')
    expect(await codeOf(third.accounts.add({ _id: 'new', owner: '戊' }))).toBe('DATABASE_DUPLICATE_WRITE')
    await third.tx.rollback()
  })

  test('inside one transaction a unique key can change hands, but not be held twice', async () => {
    const { accounts, tx } = await begin()
    expect(await codeOf(accounts.doc('b').update({ owner: '甲' }))).toBe('DATABASE_DUPLICATE_WRITE')
    await accounts.doc('a').update({ owner: '庚' })
    await accounts.add({ _id: 'c', owner: '甲', kind: 'z' })
    expect(await codeOf(accounts.add({ _id: 'd', owner: '庚', kind: 'z' }))).toBe('DATABASE_DUPLICATE_WRITE')
    await tx.commit()
    expect([(await outside('a')).owner, (await outside('c')).owner]).toEqual(['庚', '甲'])
  })

  test('runTransaction repeats after a conflict until it gets through', async () => {
    let attempts = 0
    await db.runTransaction(async (tx: any) => {
      attempts++
      const { data } = await tx.collection('accounts').doc('a').get()
      if (attempts < 3) await db.collection('accounts').doc('a').update({ n: _.inc(10) })
      await tx.collection('accounts').doc('a').update({ n: data.n + 1 })
    })
    expect(attempts).toBe(3)
    expect((await outside('a')).n).toBe(22)
  })

  test('runTransaction gives up after three repetitions, or as many as it is told, with the code of the conflict and none of its writes', async () => {
    const attempts = async (...times: number[]): Promise<[number, unknown]> => {
      let made = 0
      const code = await codeOf(db.runTransaction(async (tx: any) => {
        made++
        await tx.collection('entries').add({ _id: `e${made}` })
        await tx.collection('accounts').doc('a').get()
        await db.collection('accounts').doc('a').update({ n: _.inc(1) })
        await tx.collection('accounts').doc('a').update({ kind: 'late' })
      }, ...times))
      return [made, code]
    }
    expect(await attempts()).toEqual([4, CONFLICT])
    expect(await attempts(1)).toEqual([2, CONFLICT])
    expect(await attempts(0)).toEqual([1, CONFLICT])
    expect([await outside('a'), (await db.collection('entries').count()).total]).toEqual([{ _id: 'a', owner: '甲', kind: 'x', n: 8 }, 0])
  })

  test('only a conflict is repeated: any other refusal ends the transaction at once', async () => {
    let made = 0
    expect(await codeOf(db.runTransaction(async (tx: any) => {
      made++
      await tx.collection('accounts').doc('a').update({ n: 99 })
      await tx.collection('accounts').add({ _id: 'b' })
    }))).toBe('DATABASE_DUPLICATE_WRITE')
    expect([made, (await outside('a')).n]).toEqual([1, 1])
  })

  test('a conflict at commit is repeated too', async () => {
    let made = 0
    await db.runTransaction(async (tx: any) => {
      made++
      await tx.collection('accounts').doc('a').update({ n: 10 * made })
      if (made === 1) await db.collection('accounts').doc('a').update({ kind: 'y' })
    })
    expect([made, await outside('a')]).toEqual([2, { _id: 'a', owner: '甲', kind: 'y', n: 20 }])
  })

  test('a collection that is made meanwhile is a conflict, and there at the next try', async () => {
    let made = 0
    await db.runTransaction(async (tx: any) => {
      if (++made === 1) await db.createCollection('later')
      expect((await tx.collection('later').where({ n: 1 }).get()).data).toEqual([])
      await tx.collection('later').add({ _id: 'x', n: 1 })
    })
    expect([made, (await db.collection('later').get()).data]).toEqual([2, [{ _id: 'x', n: 1 }]])
    const { tx } = await begin()
    await db.createCollection('latest')
    expect(await codeOf(tx.collection('latest').add({}))).toBe(CONFLICT)
    expect(await codeOf(tx.commit())).toBe('DATABASE_TRANSACTION_FAIL')
  })

  test('everything that it reads is of one moment, whichever collection it asks first', async () => {
    const { tx, accounts } = await begin()
    await db.collection('entries').add({ _id: 'e', n: 1 })
    await db.collection('accounts').doc('b').remove()
    expect((await tx.collection('entries').where({}).get()).data).toEqual([])
    expect((await accounts.doc('b').get()).data).toMatchObject({ n: 2 })
    expect((await accounts.where({ kind: 'x' }).orderBy('n', 'desc').get()).data).toHaveLength(2)
    await tx.rollback()
    expect(await outside('b')).toBeUndefined()
  })

  test('writers at once lose no increment', async () => {
    const bump = async (): Promise<number> => {
      for (let tries = 1; ; tries++) {
        const code = await codeOf(
          db.runTransaction(async (tx: any) => {
            const { data } = await tx.collection('accounts').doc('a').get()
            await tx.collection('accounts').doc('a').update({ n: data.n + 1 })
          }),
        )
        if (code === undefined) return tries
        expect(code).toBe(CONFLICT)
      }
    }
    await Promise.all(Array.from({ length: 6 }, bump))
    expect((await outside('a')).n).toBe(7)
  })

  test('moving the local clock ends no transaction', async () => {
    const { accounts, tx } = await begin()
    cloud.clock.time += 86_400_000
    await accounts.doc('a').update({ n: 6 })
    await tx.commit()
    expect((await outside('a')).n).toBe(6)
  })

  test('an open transaction is forgotten by a restart', async () => {
    const { accounts, tx } = await begin()
    await accounts.doc('a').update({ n: 5 })
    cloud.reopen()
    expect(await codeOf(tx.commit())).toBe('DATABASE_TRANSACTION_FAIL')
    expect((await outside('a')).n).toBe(1)
  })
})

test('past its time a transaction is gone with its writes', async () => {
  const cloud = await startCloud([{ name: 'accounts', indexes: [] }], { transactionLimit: 300 })
  try {
    const db = cloud.db as any
    await db.collection('accounts').add({ _id: 'a', n: 1 })
    const tx = await db.startTransaction()
    await tx.collection('accounts').doc('a').update({ n: 5 })
    await new Promise((passed) => setTimeout(passed, 400))
    expect(await codeOf(tx.commit())).toBe('DATABASE_TRANSACTION_FAIL')
    expect((await db.collection('accounts').doc('a').get()).data[0].n).toBe(1)
  } finally {
    await cloud.close()
  }
})
