import { CloudError } from '../service'

/** A refusal for a request that is malformed. */
export const invalidParameter = (message: string) => new CloudError('INVALID_PARAM', message)

/** A refusal for an operator that is unknown, misused or not supported here. The code is spelled as CloudBase spells it. */
export const invalidOperator = (message: string) => new CloudError('DATABASE_INVALID_OPERRATOR', message)

/** A refusal for a request that is well-formed but cannot be carried out on these documents. */
export const requestFailed = (message: string) => new CloudError('DATABASE_REQUEST_FAILED', message)

export const collectionMissing = (name: string) =>
  new CloudError('DATABASE_COLLECTION_NOT_EXIST', `collection ${JSON.stringify(name)} does not exist; create it first`)

export const duplicateKey = (collection: string, index: string) =>
  new CloudError('DATABASE_DUPLICATE_WRITE', `duplicate key in collection ${JSON.stringify(collection)}, unique index ${JSON.stringify(index)}`)

export const transactionConflict = (message: string) => new CloudError('DATABASE_TRANSACTION_CONFLICT', message)

export const transactionMissing = (message: string) => new CloudError('DATABASE_TRANSACTION_FAIL', message)
