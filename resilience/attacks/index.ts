import type { Attack } from './attack.ts'
import { connectionAttacks } from './connections.ts'
import { drawingAttacks } from './drawing.ts'
import { roomAttacks } from './room.ts'

export const attacks: readonly Attack[] = [...roomAttacks, ...drawingAttacks, ...connectionAttacks]
