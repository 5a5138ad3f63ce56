// Knows which drawing stands for the icon name of a kind; knows nothing else of kinds.
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import {
  Award,
  BookOpen,
  Building2,
  CalendarCheck,
  CircleCheckBig,
  Compass,
  IdCard,
  type LucideIcon,
  MessageCircleQuestionMark,
  Signpost,
  Square,
  SquareDashed,
  StickyNote,
  Target,
  UserRound,
} from 'lucide-react'

const ICONS: Readonly<Record<string, LucideIcon>> = {
  award: Award,
  'book-open': BookOpen,
  'building-2': Building2,
  'calendar-check': CalendarCheck,
  'circle-check-big': CircleCheckBig,
  compass: Compass,
  'id-card': IdCard,
  'message-circle-question-mark': MessageCircleQuestionMark,
  signpost: Signpost,
  square: Square,
  'square-dashed': SquareDashed,
  'sticky-note': StickyNote,
  target: Target,
  'user-round': UserRound,
}

/** Names of the icons there are, for the test that every kind has one. */
export const KNOWN_ICONS: readonly string[] = Object.keys(ICONS)

export function KindIcon({ kind, size = 17 }: { readonly kind: CardKind; readonly size?: number }) {
  const Icon = ICONS[describeCard(kind).icon] ?? Square
  return <Icon size={size} aria-hidden />
}
