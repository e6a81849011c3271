import { ApiError } from './error'
import { type ManagedEnvironment, type Table, platformIndex } from './state'

type Body = Record<string, unknown>
interface IndexWish {
  IndexName: string
  MgoKeySchema: { MgoIsUnique: boolean; MgoIndexKeys: { Name: string; Direction: string }[] }
}

const PERMISSIONS = ['READONLY', 'PRIVATE', 'ADMINWRITE', 'ADMINONLY']

/** A new collection is open to its creator, until it is closed. */
const NEW = 'PRIVATE'

/** Interfaces of `tcb`, 2018-06-08, for the document database: collections, indexes, permissions. */
export const TABLES: Readonly<Record<string, (env: ManagedEnvironment, body: Body) => object>> = {
  CreateTable: ({ tables }, { TableName }) => {
    const name = String(TableName)
    if (!/^[A-Za-z0-9-][\w-]{0,95}$/.test(name)) throw new ApiError('InvalidParameter', `invalid table name: ${name}`)
    if (tables.has(name)) throw new ApiError('ResourceInUse', `Table exist: ${name}`)
    tables.set(name, { acl: NEW, indexes: [platformIndex('_id_', '_id'), platformIndex('_openid_1', '_openid')] })
    return {}
  },

  DescribeTable: (env, { TableName }) => {
    const { indexes } = find(env, TableName)
    return { Indexes: indexes, IndexNum: indexes.length }
  },

  ListTables: ({ tables }, { MgoLimit, MgoOffset }) => {
    const [limit, offset] = [Number(MgoLimit), Number(MgoOffset)]
    if (!(limit >= 1 && limit <= 100)) throw new ApiError('InvalidParameter', 'MgoLimit is 1 to 100')
    const page = [...tables].slice(offset, offset + limit)
    return { Tables: page.map(([TableName, { indexes }]) => ({ TableName, Count: 0, Size: 0, IndexCount: indexes.length, IndexSize: 0 })), Pager: { Offset: offset, Limit: limit, Total: tables.size } }
  },

  UpdateTable: (env, { TableName, DropIndexes = [], CreateIndexes = [] }) => {
    const table = find(env, TableName)
    for (const { IndexName } of DropIndexes as { IndexName: string }[]) {
      if (!table.indexes.some(({ Name }) => Name === IndexName)) throw new ApiError('ResourceNotFound', `index not found with name [${IndexName}]`)
      table.indexes = table.indexes.filter(({ Name }) => Name !== IndexName)
    }
    for (const wish of CreateIndexes as IndexWish[]) add(table, wish)
    return {}
  },

  DescribeDatabaseACL: (env, { CollectionName }) => ({ AclTag: find(env, CollectionName).acl }),

  ModifyDatabaseACL: (env, { CollectionName, AclTag }) => {
    if (!PERMISSIONS.includes(String(AclTag))) throw new ApiError('InvalidParameter', `invalid AclTag: ${String(AclTag)}`)
    find(env, CollectionName).acl = String(AclTag)
    return {}
  },
}

function find({ tables }: ManagedEnvironment, name: unknown): Table {
  const table = tables.get(String(name))
  if (!table) throw new ApiError('ResourceNotFound', `Db or Table not exist: ${String(name)}`)
  return table
}

/** MongoDB's own rules: at most 64 indexes, no two of one name, no two with the same keys. */
function add(table: Table, { IndexName, MgoKeySchema }: IndexWish): void {
  const keys = MgoKeySchema.MgoIndexKeys
  if (!IndexName || keys.length === 0 || keys.some(({ Name, Direction }) => !Name || !['1', '-1', '2dsphere'].includes(Direction))) throw new ApiError('InvalidParameter', `invalid index: ${IndexName}`)
  if (table.indexes.length >= 64) throw new ApiError('LimitExceeded', 'add index fails, too many indexes')
  const same = (a: typeof keys) => JSON.stringify(a) === JSON.stringify(keys)
  if (table.indexes.some(({ Name, Keys }) => Name === IndexName || same(Keys))) throw new ApiError('ResourceInUse', `Index already exists with a different name or options: ${IndexName}`)
  table.indexes.push({ ...platformIndex(IndexName, ''), Keys: keys, Unique: MgoKeySchema.MgoIsUnique })
}
