import { ShieldHalf } from 'lucide-react'
import { Badge } from '../../components/badge.tsx'

export const SensitiveBadge = () => (
  <Badge tone="accent" icon={ShieldHalf}>
    Sensitive
  </Badge>
)
