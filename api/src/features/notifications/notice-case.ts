/** Whom or what a notice is about: whose identifiers it must not name. */
export const caseTypes = ['consultation', 'booking'] as const

export interface NoticeCase {
  type: (typeof caseTypes)[number]
  id: string
}
