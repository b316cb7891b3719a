import { Injectable } from '@nestjs/common';
import { AuditTrail } from '@plinth/platform-audit-trail';
import type { EntryFilter } from './entry';
import { EntryReader } from './entry.reader';
import { headOf, lineOf } from './entry-lines';
import type { ExportFormat } from './entry-lines';

const PAGE = 1000;

/** Entries newest first as text, page by page; an export is itself recorded, before its first byte. */
@Injectable()
export class ExportEntries {
  constructor(
    private readonly reader: EntryReader,
    private readonly trail: AuditTrail,
  ) {}

  async execute(filter: EntryFilter, format: ExportFormat, actor: string): Promise<AsyncIterable<string>> {
    await this.trail.recordAlone({ actor, action: 'audit.entry.export', result: 'success', detail: { format } });
    return this.pages(filter, format);
  }

  private async *pages(filter: EntryFilter, format: ExportFormat): AsyncGenerator<string> {
    yield headOf(format);
    let cursor: string | undefined;
    do {
      const page = await this.reader.list(filter, PAGE, cursor);
      yield page.items.map((entry) => lineOf(entry, format)).join('');
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }
}
