import { ShieldCheck } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import type { Verification } from './use-verification.ts'

export const VerifyButton = ({ verification: { isPending, verify } }: { verification: Verification }) => (
  <Button variant="primary" icon={ShieldCheck} loading={isPending} onClick={verify}>
    Verify the chain
  </Button>
)
