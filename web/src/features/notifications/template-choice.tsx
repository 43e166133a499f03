import { noticeCategories } from '@medinotes/shared/notices'
import { Mail, MessageSquareText } from 'lucide-react'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { classNames } from '../../lib/class-names.ts'
import { categoryNames } from './category-words.ts'
import { nameOfNotice } from './notice-words.ts'
import type { NoticePreview } from './preview.queries.ts'
import { keyOf } from './template-key.ts'

interface TemplateChoiceProps {
  previews: readonly NoticePreview[]
  shown: string
  onShow: (key: string) => void
}

/** Which template is shown: a list where there is room for one. */
export function TemplateChoice({ previews, shown, onShow }: TemplateChoiceProps) {
  const groups = noticeCategories
    .map((category) => ({
      name: categoryNames[category].name,
      previews: previews.filter((preview) => preview.category === category),
    }))
    .filter((group) => group.previews.length > 0)
  return (
    <>
      <Field label="Template" className="lg:hidden">
        <Select value={shown} onChange={(event) => onShow(event.target.value)}>
          {groups.map((group) => (
            <optgroup key={group.name} label={group.name}>
              {group.previews.map((preview) => (
                <option key={keyOf(preview)} value={keyOf(preview)}>
                  {nameOfNotice(preview.template)}
                  {preview.channel === 'sms' && ' (SMS)'}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <nav aria-label="Templates" className="grid gap-4 max-lg:hidden">
        {groups.map((group) => (
          <section key={group.name}>
            <h2 className="mb-1 px-2.5 text-xs font-medium text-muted">{group.name}</h2>
            <ul className="grid gap-px">
              {group.previews.map((preview) => (
                <li key={keyOf(preview)}>
                  <TemplateButton preview={preview} isShown={keyOf(preview) === shown} onShow={onShow} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
    </>
  )
}

interface TemplateButtonProps {
  preview: NoticePreview
  isShown: boolean
  onShow: (key: string) => void
}

function TemplateButton({ preview, isShown, onShow }: TemplateButtonProps) {
  const Icon = preview.channel === 'sms' ? MessageSquareText : Mail
  return (
    <button
      type="button"
      aria-current={isShown || undefined}
      onClick={() => onShow(keyOf(preview))}
      className={classNames(
        'flex min-h-9 w-full items-center gap-2.5 rounded-md px-2.5 py-1.5 text-left transition-colors duration-150 pointer-coarse:min-h-11',
        isShown ? 'bg-accent-soft font-medium text-accent' : 'text-text hover:bg-hover',
      )}
    >
      <Icon aria-hidden className={classNames('size-4 shrink-0', !isShown && 'text-muted')} />
      <span className="min-w-0 flex-1">{nameOfNotice(preview.template)}</span>
      {preview.channel === 'sms' && <span className="text-xs text-muted">SMS</span>}
    </button>
  )
}
