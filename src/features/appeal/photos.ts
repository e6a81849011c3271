import type { AppealPage } from 'server/contract'

/** The addresses of the photos that belong to an appeal and may be seen. */
export const photosOf = ({ attachments }: Pick<AppealPage, 'attachments'>) => attachments.flatMap(({ url, kind }) => (kind === 'photo' && url ? [url] : []))
