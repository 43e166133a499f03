import { z } from 'zod'
import { idSchema, instantSchema, listSchema, requiredTextSchema, textSchema } from './common.ts'

/** What a section holds, for the offline writer; `answer` stands for one section a question of the referrer. */
export const contentKinds = [
  'record',
  'reason',
  'history',
  'past-history',
  'medicines',
  'social',
  'mental-health',
  'subjective',
  'examination',
  'results',
  'objective',
  'assessment',
  'opinion',
  'plan',
  'next-steps',
  'patient-email',
  'answer',
] as const
export const contentKindSchema = z.enum(contentKinds)
export type ContentKind = z.infer<typeof contentKindSchema>

export const sectionsMaxCount = 20
export const guidanceMaxLength = 1000
export const exampleMaxLength = 50_000

/** Keys go to the AI model as they are, so none may be made of a title, which might name somebody. */
export const sectionKeyPattern =
  /^(?:section-\d{1,3}|summary|next-steps|patient-email|subjective|objective|assessment|plan|history|examination|opinion|answers|findings)$/

export const templateSectionSchema = z.object({
  key: z.string().regex(sectionKeyPattern, 'Use a key such as section-3'),
  title: requiredTextSchema(80, 'Give the section a title').refine(
    (title) => !/[\r\n]/.test(title),
    'Keep the title on one line',
  ),
  guidance: textSchema(guidanceMaxLength),
  content: contentKindSchema,
})
export type TemplateSection = z.infer<typeof templateSectionSchema>

const sectionsSchema = z
  .array(templateSectionSchema)
  .min(1, 'A template needs at least one section')
  .max(sectionsMaxCount, `A template has ${sectionsMaxCount} sections at most`)
  .refine((sections) => new Set(sections.map(({ key }) => key)).size === sections.length, 'Two sections have one key')
  .refine(
    (sections) => sections.filter(({ content }) => content === 'answer').length <= 1,
    'One section answers all questions of the referrer',
  )

export const templateContentSchema = z.strictObject({
  name: requiredTextSchema(80, 'Give the template a name'),
  description: textSchema(200),
  sections: sectionsSchema,
})
export type TemplateContent = z.infer<typeof templateContentSchema>

/** `built-in`: part of the product; `organization`: for everyone who writes notes there; `personal`: one's own. */
export const templateScopes = ['built-in', 'organization', 'personal'] as const
export type TemplateScope = (typeof templateScopes)[number]

/** A template as it stands, or one of its versions; the key of an own one is its id. */
export const templateSchema = z.object({
  key: z.string(),
  scope: z.enum(templateScopes),
  version: z.int().min(1),
  retired: z.boolean(),
  /** Whether the caller may write and retire it. */
  changeable: z.boolean(),
  name: z.string(),
  description: z.string(),
  sections: z.array(templateSectionSchema),
})
export type Template = z.infer<typeof templateSchema>

/** `GET /api/templates`: every template the caller may use, built-in ones first, and the retired ones that notes may name. */
export const templateListSchema = listSchema(templateSchema)

export const templateVersionSchema = z.object({
  version: z.int().min(1),
  writtenBy: z.object({ id: idSchema, name: z.string() }),
  at: instantSchema,
  content: templateContentSchema,
})
/** The latest first. */
export const templateVersionListSchema = listSchema(templateVersionSchema)

export const createTemplateSchema = templateContentSchema.extend({ scope: z.enum(['organization', 'personal']) })
export type CreateTemplate = z.infer<typeof createTemplateSchema>

/** `PATCH /api/templates/:id`: new content is a new version; retiring and restoring are not. */
export const changeTemplateSchema = z
  .strictObject({
    version: z.int().min(1),
    content: templateContentSchema.optional(),
    retired: z.boolean().optional(),
  })
  .refine((change) => change.content !== undefined || change.retired !== undefined, 'Nothing is changed by this')
export type ChangeTemplate = z.infer<typeof changeTemplateSchema>

/** `POST /api/templates/preview`: what the offline writer makes of these notes; nothing is stored. */
export const previewTemplateSchema = z.strictObject({
  sections: sectionsSchema,
  notes: requiredTextSchema(exampleMaxLength, 'Enter notes to try it on'),
})
export type PreviewTemplate = z.infer<typeof previewTemplateSchema>
export const templatePreviewSchema = z.object({
  sections: z.array(z.object({ key: z.string(), title: z.string(), text: z.string() })),
})

/** `POST /api/templates/outline`: the headings of an example note as sections; nothing else of it is given back or stored. */
export const outlineExampleSchema = z.strictObject({
  example: requiredTextSchema(exampleMaxLength, 'Paste a note that has headings'),
})
export const templateOutlineSchema = z.object({
  sections: z.array(templateSectionSchema),
  /** Headings beyond what a template can hold. */
  leftOut: z.int().min(0),
})
