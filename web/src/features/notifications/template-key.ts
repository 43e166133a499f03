import type { NoticePreview } from './preview.queries.ts'

/** A template may come as a mail and as an SMS. */
export const keyOf = ({ template, channel }: Pick<NoticePreview, 'template' | 'channel'>) => `${template}.${channel}`
