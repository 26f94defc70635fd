import { errorsTable } from './errors.ts'
import type { OpenTable } from './open-table.ts'
import { providersTable } from './providers.ts'
import { versionsTable } from './versions.ts'

/** The tables that others may read. */
export const openTables: readonly OpenTable[] = [errorsTable, versionsTable, providersTable]
