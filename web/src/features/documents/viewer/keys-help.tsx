import { Fragment } from 'react'
import { Dialog } from '../../../components/dialog.tsx'
import { Kbd } from '../../../components/kbd.tsx'
import { keysInWords } from './viewer-keys.ts'

interface KeysHelpProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

export const KeysHelp = (props: KeysHelpProps) => (
  <Dialog {...props} title="Keys" focusesItself>
    <dl className="grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-2.5">
      {keysInWords.map(([keys, words]) => (
        <Fragment key={words}>
          <dt className="flex flex-wrap gap-1">
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dt>
          <dd>{words}</dd>
        </Fragment>
      ))}
    </dl>
  </Dialog>
)
