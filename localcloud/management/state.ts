/** An index as `DescribeTable` answers it. */
export interface TableIndex {
  Name: string
  Size: number
  Unique: boolean
  Keys: { Name: string; Direction: string }[]
  Accesses: { Ops: number; Since: string }
}

export interface Table {
  acl: string
  indexes: TableIndex[]
}

export interface Trigger {
  TriggerName: string
  Type: string
  TriggerDesc: string
}

export interface StoredFunction {
  FunctionName: string
  Runtime: string
  Handler: string
  Timeout: number
  MemorySize: number
  InstallDependency: string
  Status: string
  /** How many more times it is asked for before what is under way is done. */
  busyFor: number
  variables: Record<string, string>
  triggers: Trigger[]
  /** The packed code as it arrived. */
  code: Buffer
}

/** One environment as it is managed: nothing in it runs. */
export interface ManagedEnvironment {
  tables: Map<string, Table>
  functions: Map<string, StoredFunction>
  /** What was put into object storage, by key. */
  objects: Map<string, Buffer>
}

export const emptyEnvironment = (): ManagedEnvironment => ({ tables: new Map(), functions: new Map(), objects: new Map() })

/** An index that the platform makes by itself. */
export const platformIndex = (Name: string, key: string): TableIndex => ({ Name, Size: 4096, Unique: Name === '_id_', Keys: [{ Name: key, Direction: '1' }], Accesses: { Ops: 0, Since: '2026-01-01T00:00:00+08:00' } })
