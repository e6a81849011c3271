/** What the parts of the local cloud share: time, errors, and the shape of a service. */

/** The local cloud's clock, milliseconds since the epoch. It can be set and moved. */
export interface Clock {
  now(): number
}

/** A failure with one of CloudBase's codes; the gateway answers it as `{ code, message, requestId }`. */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'CloudError'
  }
}

/** One action of the SDK's admin protocol: takes the request body, answers the top-level response members. */
export type AdminAction = (body: Readonly<Record<string, unknown>>) => object | Promise<object>

/** A service adds its actions to the gateway's table, by their wire names such as `database.getDocument`. */
export interface Service {
  readonly actions: Readonly<Record<string, AdminAction>>
  close(): void | Promise<void>
}

/** An index as an application declares it; the same declaration serves the deployment. */
export interface IndexDeclaration {
  name: string
  keys: readonly { field: string; order: 1 | -1 }[]
  unique?: boolean
}

/** A collection as an application declares it. */
export interface CollectionDeclaration {
  name: string
  indexes: readonly IndexDeclaration[]
}
