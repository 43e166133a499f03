import type { Analytics } from '@medinotes/shared/analytics'
import { Card, CardHeader } from '../../components/card.tsx'
import { figure } from './chart-words.ts'

/** What AI took in all, and what is not known of it. */
export function AiFigures({ ai }: { ai: NonNullable<Analytics['ai']> }) {
  const seconds = ai.writingSeconds === null ? 'not shown' : `${ai.writingSeconds} s`
  const figures: [name: string, value: string][] = [
    ['Answers', figure(ai.answered, 'count')],
    ['Tokens read', figure(ai.inputTokens, 'tokens')],
    ['Tokens written', figure(ai.outputTokens, 'tokens')],
    ['Cost', ai.costCents === null ? 'needs prices' : figure(ai.costCents, 'cents')],
    ['Writing time of an answer', seconds],
  ]
  return (
    <Card aria-label="AI in all">
      <CardHeader title="AI in all" />
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3">
        {figures.map(([name, value]) => (
          <div key={name} className="grid gap-0.5">
            <dt className="text-xs text-muted">{name}</dt>
            <dd className="tabular text-lg font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-xs text-muted">
        {ai.untold !== 0 &&
          'Of some answers the service did not name the tokens; they are in neither tokens nor cost. '}
        The cost follows the prices in the settings, for the models that have one. Writing time is how long the service
        wrote. How much time a draft saves is not shown: nobody has measured how long the same notes take without it.
      </p>
    </Card>
  )
}
