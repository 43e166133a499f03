import type { Template } from '@medinotes/shared/templates'

/** A note may have been written with a template that is somebody else's. */
export const nameOfTemplate = (templates: readonly Template[] | undefined, key: string) =>
  templates?.find((template) => template.key === key)?.name ??
  (templates === undefined ? '' : 'A template of its author')
